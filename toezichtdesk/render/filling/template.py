"""Letter templates, as the child process reads and fills them; nothing in them can run.

A template may only show fields, test whether one is present and loop over one. Any other construct
of the template language is refused before filling, which is sandboxed nonetheless. A field without
a value is an error, never a blank in a letter.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from toezichtdesk.domain.errors import OfficerCanAct
from toezichtdesk.domain.letters import LISTS
from toezichtdesk.domain.obstacles import Obstacle
from toezichtdesk.render.filling.active_content import refuse_what_acts

_MOST_BYTES = 5_000_000
_LONGEST_PROPERTY = 255  # characters, in Word
_PROPERTIES = (
    "title", "subject", "author", "comments", "category", "keywords", "identifier",
    "content_status", "language", "last_modified_by", "version",
)  # fmt: skip
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.For, nodes.Not,
    nodes.And, nodes.Or,
)  # fmt: skip


class _ForbiddenError(TemplateError):
    """A template uses a construct that is not allowed."""


class _Absent(StrictUndefined):
    """A field without a value: `{% if field %}` is false, and showing it is an error."""

    __slots__ = ()

    def __bool__(self) -> bool:  # type: ignore[override] # which says that it never returns
        return False


class _Language(ImmutableSandboxedEnvironment):
    """The template language without anything that computes, calls or loops for ever."""

    def __init__(self, *, autoescape: bool = True) -> None:
        super().__init__(autoescape=autoescape, undefined=_Absent)
        self.globals.clear()
        self.filters.clear()
        self.tests.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in _below(tree):
            if not isinstance(node, _ALLOWED):
                raise _ForbiddenError(type(node).__name__)
            if isinstance(node, nodes.For):
                _check_list(node)
        return tree


def filled(template: bytes, fields: Mapping[str, str | Sequence[str]]) -> bytes:
    """Return the letter as DOCX.

    Raises:
        OfficerCanAct: the template is not a letter, does more than show fields, or shows a field
            without a value; the message names it.
    """
    document = _opened(template)
    document.init_docx()
    properties = _properties(document)
    for (
        name
    ) in properties:  # filled here as text: docxtpl fills them as XML, and fails on long ones
        setattr(document.docx.core_properties, name, "")
    try:
        document.render(dict(fields), jinja_env=_Language(), autoescape=True)
        for name, text in properties.items():
            shown = _Language(autoescape=False).from_string(text).render(dict(fields))
            setattr(document.docx.core_properties, name, shown[:_LONGEST_PROPERTY])
    except TemplateError as error:
        raise _refusal(error) from error
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def fields_of(template: bytes) -> set[str]:
    """Return the names of the fields that a template uses.

    Raises:
        OfficerCanAct: the template is not a letter, or does more than show fields.
    """
    document = _opened(template)
    language = _Language()
    used: set[str] = set()
    try:
        for source in _sources(document):
            tree = language.parse(source)
            loops = {
                node.target.name
                for node in tree.find_all(nodes.For)
                if isinstance(node.target, nodes.Name)
            }
            used |= {node.name for node in tree.find_all(nodes.Name)} - loops
    except TemplateError as error:
        raise _refusal(error) from error
    return used


def _sources(document: DocxTemplate) -> Iterator[str]:
    """Yield every part that is filled, in the template language."""
    document.init_docx()
    yield from _properties(document).values()
    yield document.patch_xml(document.get_xml())
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        for _, part in document.get_headers_footers(uri):
            yield document.patch_xml(document.get_part_xml(part))


def _properties(document: DocxTemplate) -> dict[str, str]:
    """Return the properties of a document, such as its title."""
    about = document.docx.core_properties
    return {name: value for name in _PROPERTIES if (value := str(getattr(about, name) or ""))}


def _opened(template: bytes) -> DocxTemplate:
    """Open a template, once it is known to have no active content."""
    if len(template) > _MOST_BYTES:
        raise OfficerCanAct(Obstacle.TEMPLATE_TOO_LARGE)
    refuse_what_acts(template)
    return DocxTemplate(io.BytesIO(template))


def _below(tree: nodes.Node) -> Iterator[nodes.Node]:
    yield tree
    for node in tree.iter_child_nodes():
        yield from _below(node)


def _check_list(node: nodes.For) -> None:
    is_plain = isinstance(node.target, nodes.Name) and isinstance(node.iter, nodes.Name)
    if not is_plain or node.recursive or node.test is not None:
        raise _ForbiddenError("For")
    if isinstance(node.iter, nodes.Name) and node.iter.name not in LISTS:
        raise _ForbiddenError(node.iter.name)
    if any(isinstance(inner, nodes.For) for one in node.body for inner in _below(one)):
        raise _ForbiddenError("For")


def _refusal(error: TemplateError) -> OfficerCanAct:
    if isinstance(error, UndefinedError):
        undefined = re.search(r"'(\w+)' is undefined", str(error))
        name = undefined.group(1) if undefined else "?"
        return OfficerCanAct(Obstacle.FIELD_WITHOUT_VALUE, name=name, meaning=name)
    if isinstance(error, TemplateSyntaxError):
        return OfficerCanAct(Obstacle.FIELD_MISWRITTEN)
    return OfficerCanAct(Obstacle.TEMPLATE_DOES_MORE)
