"""Console commands that print reports as text or JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from toezichtdesk import signing, wording
from toezichtdesk.cli import agenda, output, usage
from toezichtdesk.cli import contact_list as contact_output
from toezichtdesk.cli import plan_list as plan_output
from toezichtdesk.cli.arguments import DONE, Commands, add_known_on, read, shown, tell
from toezichtdesk.reports import municipalities
from toezichtdesk.reports.judging import backtest
from toezichtdesk.reports.pages import (
    contact_list,
    knowledge,
    overview,
    plan_list,
    proposals,
    worklist,
)
from toezichtdesk.reports.record import journal
from toezichtdesk.reports.texts import search


def add(commands: Commands) -> None:
    """Add the commands."""
    for name, help_text, run, looks_back in (
        ("overview", "de gemeenten zoals zij ervoor staan", _overview, True),
        ("duties", "wat er te doen is, het dringendste eerst", _duties, True),
        ("agenda", "wat er te doen is, naar de week van zijn dag", _agenda, True),
        ("proposals", "de voorstellen om over te beslissen", _proposals, True),
        ("journal", "wat er is gedaan", _journal, False),
        ("knowledge", "wat er voor kennisdeling is gedaan", _knowledge, False),
        ("plan", "de verbeterplannen en hun maatregelen", _plan, False),
    ):
        parser = _add(commands, name, help_text, run)
        if looks_back:
            add_known_on(parser)
    parser = _add(commands, "search", "zoek in alles wat is opgeschreven", _search)
    parser.add_argument("text", metavar="TEKST", help="woorden die er alle in staan")
    parser = _add(commands, "contacts", "de contacten van alle gemeenten", _contacts)
    parser.add_argument("--municipality", metavar="GEMEENTE", help="alleen deze, naam of code")
    parser.add_argument(
        "--since", type=usage.day, metavar="DATUM", help="vanaf deze dag, als jjjj-mm-dd"
    )
    parser = _add(commands, "backtest", "neem de proef op de geschiedenis", _backtest)
    parser.add_argument("--policy", required=True, metavar="NAAM", help="een beleidsversie")
    parser.add_argument("--against", metavar="NAAM", help="de versie ernaast")


def _add(
    commands: Commands, name: str, help_text: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text)
    parser.add_argument("--json", action="store_true", help="als JSON")
    parser.set_defaults(run=run)
    return parser


def _overview(asked: argparse.Namespace) -> int:
    today, known_on = shown(asked)
    with read(asked).reading() as connection:
        rows = overview.overview(connection, today, known_on)
    return tell(asked, map(output.overview_json, rows), output.overview_text(rows))


def _duties(asked: argparse.Namespace) -> int:
    today, known_on = shown(asked)
    with read(asked).reading() as connection:
        rows = overview.overview(connection, today, known_on)
        state = overview.province_state(connection, today, known_on, rows=rows)
    owed = worklist.worklist(rows, today)
    return tell(asked, map(output.duty_json, owed), output.duties_text(owed, state))


def _agenda(asked: argparse.Namespace) -> int:
    today, known_on = shown(asked)
    with read(asked).reading() as connection:
        rows = overview.overview(connection, today, known_on)
    weeks = worklist.weeks(worklist.worklist(rows, today))
    return tell(asked, map(agenda.as_json, weeks), agenda.as_text(weeks))


def _plan(asked: argparse.Namespace) -> int:
    today = signing.sign(asked.today).today
    with read(asked).reading() as connection:
        answer = plan_list.plan_list(connection, overview.overview(connection, today), today)
    return tell(asked, plan_output.as_json(answer), plan_output.as_text(answer))


def _proposals(asked: argparse.Namespace) -> int:
    today, known_on = shown(asked)
    with read(asked).reading() as connection:
        rows = proposals.everything_open(connection, today, known_on)
    return tell(asked, map(output.proposal_json, rows), output.proposals_text(rows))


def _backtest(asked: argparse.Namespace) -> int:
    with read(asked).reading() as connection:
        rows = backtest.backtest(
            connection, asked.policy, asked.against, today=signing.sign(asked.today).today
        )
    trial = backtest.trial_count(rows, asked.policy, asked.against)
    text = f"{output.backtest_text(rows)}\n{wording.trial_count(trial)}"
    return tell(asked, map(output.backtest_json, rows), text)


def _journal(asked: argparse.Namespace) -> int:
    with read(asked).reading() as connection:
        rows = journal.journal(connection)
    return tell(asked, map(output.journal_json, rows), output.journal_text(rows))


def _search(asked: argparse.Namespace) -> int:
    with read(asked).reading() as connection:
        hits = search.search(connection, asked.text).hits
    return tell(asked, map(output.hit_json, hits), output.hits_text(hits))


def _contacts(asked: argparse.Namespace) -> int:
    today = signing.sign(asked.today).today
    with read(asked).reading() as connection:
        code = None
        if asked.municipality is not None:
            code = municipalities.find(connection, asked.municipality, today).code
        rows = contact_list.contact_rows(connection, today, municipality=code, since=asked.since)
    return tell(asked, map(contact_output.as_json, rows), contact_output.as_text(rows))


def _knowledge(asked: argparse.Namespace) -> int:
    today = signing.sign(asked.today).today
    with read(asked).reading() as connection:
        rows = knowledge.knowledge_rows(connection, today)
        years = knowledge.years(connection, today)
    if asked.json:
        output.print_json(output.knowledge_json(rows, years))
    else:
        print(output.knowledge_text(rows, years))
    return DONE
