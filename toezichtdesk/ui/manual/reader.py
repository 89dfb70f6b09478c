"""Shows a chapter: on the screen in the colours of the program, on paper in black."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, Qt, QUrl, Slot
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPageSize,
    QPalette,
    QPdfWriter,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from toezichtdesk.outputs import replacing
from toezichtdesk.paths import resource
from toezichtdesk.ui.look.theme import scaled
from toezichtdesk.ui.manual.chapters import Chapter, Hit

WHOLE = "Handleiding Toezichtdesk"
COLUMN = 720  # logical pixels: longer lines are hard to follow
PICTURE = 620  # logical pixels
PICTURE_SIGN = "\ufffc"  # the character in the text in place of a picture
LINE_HEIGHT = 128  # percent
CELL_PADDING = 6
INK = QColor("#000000")
PALE = QColor("#EEEEEE")
EDGE_ON_PAPER = QColor("#999999")


class Reader(QTextBrowser):
    """Shows one chapter at a time; links lead to other chapters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Hoofdstuk")
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        # One that comes and goes with the length of a chapter makes Qt lay out for the wrong width.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.horizontalScrollBar().rangeChanged.connect(self._ignore_rounding)
        self.sourceChanged.connect(self._lay_out)

    @property
    def chapter(self) -> Chapter:
        """The chapter that is shown."""
        name = self.source().fileName().removesuffix(".md")
        return Chapter(name) if name in (each.value for each in Chapter) else Chapter.CONTENTS

    def show_chapter(self, chapter: Chapter) -> None:
        """Show a chapter from the top."""
        self.setSource(
            QUrl.fromLocalFile(str(chapter.path)), QTextDocument.ResourceType.MarkdownResource
        )

    def show_hit(self, hit: Hit) -> None:
        """Show the chapter with the matching line highlighted."""
        self.show_chapter(hit.chapter)
        at = self._find(hit.line)
        if at is None:
            return
        self._scroll_to(at)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = at
        mark.format.setBackground(self.palette().highlight())
        mark.format.setForeground(self.palette().highlightedText())
        self.setExtraSelections([mark])

    @Slot()
    def _lay_out(self) -> None:
        self.setExtraSelections([])
        lay_out(self.document(), self.palette())
        self._fit_pictures()

    def _scroll_to(self, at: QTextCursor) -> None:
        """Show a line with the heading above it, where both fit."""
        layout = self.document().documentLayout()
        block = at.block()
        while not block.blockFormat().headingLevel() and block.previous().isValid():
            block = block.previous()
        self.setTextCursor(at)
        top = layout.blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top - self.document().documentMargin()))
        self.ensureCursorVisible()

    def _find(self, line: str) -> QTextCursor | None:
        """Return the paragraph with the line, or the first cell of its table row."""
        wanted = line.split(" · ")[0] if " · " in line else line
        block = self.document().begin()
        while block.isValid():
            if block.text().strip() and block.text().strip() in (line, wanted):
                cursor = QTextCursor(block)
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                return cursor
            block = block.next()
        return None

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind == QTextDocument.ResourceType.ImageResource.value:
            sharp = picture(name)
            shown = sharp.scaledToWidth(
                round(
                    min(PICTURE, sharp.deviceIndependentSize().width()) * self.devicePixelRatioF()
                ),
                Qt.TransformationMode.SmoothTransformation,
            )
            shown.setDevicePixelRatio(self.devicePixelRatioF())
            return shown
        return super().loadResource(kind, name)

    @Slot(int, int)
    def _ignore_rounding(self, _least: int, most: int) -> None:
        """Move nothing sideways for the one pixel by which Qt rounds up the width of a text."""
        if most == 1:
            self.horizontalScrollBar().setMaximum(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        spare = max(0, self.width() - scaled(COLUMN) - 24)
        self.setViewportMargins(min(24, spare // 2 + 8), 0, spare * 2 // 3, 0)
        super().resizeEvent(event)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        """Make the pictures no wider than the text, so that nothing lies beyond the edge."""
        document = self.document()
        room = self.viewport().width() - 2 * round(document.documentMargin())
        block = document.begin()
        while block.isValid():
            if block.text().strip() == PICTURE_SIGN:
                cursor = QTextCursor(block)
                cursor.movePosition(
                    QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
                )
                drawn = cursor.charFormat().toImageFormat()
                whole = document.resource(
                    QTextDocument.ResourceType.ImageResource.value, QUrl(drawn.name())
                )
                drawn.setWidth(min(whole.deviceIndependentSize().width(), room))
                cursor.mergeCharFormat(drawn)
            block = block.next()


def picture(name: QUrl | str) -> QImage:
    """Return a picture of the manual, as wide as the text and as sharp as the file allows."""
    image = QImage(str(resource("manual", QUrl(name).path().rpartition("/manual/")[2])))
    if not image.isNull() and image.width() > PICTURE:
        image.setDevicePixelRatio(image.width() / PICTURE)
    return image


class PaperDocument(QTextDocument):
    """Chapters in sequence, in black on white."""

    def __init__(self, chapters: tuple[Chapter, ...]) -> None:
        super().__init__()
        self.setMarkdown("\n\n".join(chapter.text for chapter in chapters))
        colours = QPalette()
        role = QPalette.ColorRole
        for name, colour in (
            (role.Text, INK),
            (role.Link, INK),
            (role.AlternateBase, PALE),
            (role.Mid, EDGE_ON_PAPER),
        ):
            colours.setColor(name, colour)
        lay_out(self, colours)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return picture(name)
        return super().loadResource(kind, name)


def write_pdf(path: Path) -> None:
    """Write the whole manual as PDF, completely or not at all.

    Raises:
        OfficerCanAct: the file cannot be written there.
    """
    with replacing(path) as temporary:  # first: to make it takes two seconds
        content = QBuffer()
        content.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(content)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setTitle(WHOLE)
        PaperDocument(tuple(Chapter)).print_(writer)
        temporary.write_bytes(content.data().data())


def lay_out(document: QTextDocument, colours: QPalette) -> None:
    """Style the document: spacing of paragraphs, borders of tables, colour of links."""
    document.setDocumentMargin(18)
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        spacing = QTextBlockFormat(block.blockFormat())
        is_heading = bool(spacing.headingLevel())
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        is_picture = block.text().strip() == PICTURE_SIGN
        spacing.setNonBreakableLines(False)  # a command breaks rather than lie beyond the edge
        spacing.setLineHeight(100 if is_picture else LINE_HEIGHT, kind)
        in_table = QTextCursor(block).currentTable() is not None
        spacing.setTopMargin(0 if in_table else 18 if is_heading else 4)
        spacing.setBottomMargin(0 if in_table else 6 if is_heading else 4)
        if spacing.headingLevel() == 1 and block.blockNumber():
            spacing.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
        QTextCursor(block).setBlockFormat(spacing)
        _colour_links(document, block.position(), colours)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _lay_out_table(frame, colours)
    cursor.endEditBlock()


def _colour_links(document: QTextDocument, start: int, colours: QPalette) -> None:
    pieces = document.findBlock(start).begin()
    spots = []
    while not pieces.atEnd():
        piece = pieces.fragment()
        if piece.charFormat().isAnchor():
            spots.append((piece.position(), piece.length()))
        pieces += 1
    for position, length in spots:
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setForeground(QBrush(colours.color(QPalette.ColorRole.Link)))
        cursor.mergeCharFormat(look)


def _lay_out_table(table: QTextTable, colours: QPalette) -> None:
    look = table.format()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderBrush(QBrush(colours.color(QPalette.ColorRole.Mid)))
    look.setCellPadding(CELL_PADDING)
    look.setTopMargin(6)
    look.setBottomMargin(10)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(look)
    for column in range(table.columns()):
        head: QTextTableCell = table.cellAt(0, column)
        shade = QTextCharFormat(head.format())
        shade.setProperty(
            QTextFormat.Property.BackgroundBrush,
            QBrush(colours.color(QPalette.ColorRole.AlternateBase)),
        )
        head.setFormat(shade)
