"""What the words mean: frozen values and enums of the field, standard library only.

Glossary (Dutch on screens and paper, English in code):

| Dutch | code |
| --- | --- |
| gemeente | `Municipality` |
| taakstellingsperiode (half jaar) | `Period` |
| netto taakstelling | `target` |
| beginsaldo | `opening_balance` |
| totaalopgave, gecorrigeerde taakstelling | `total_task` |
| gerealiseerd | `realised` |
| saldo, achterstand, voorsprong | `balance`, `backlog`, `lead` |
| peildatum | `reference_date` |
| stand: de cijfers van een gemeente op een peildatum | `Standing` |
| trede | `rung` |
| voorstel, besluit, afwijking, motief | `Proposal`, `Decision`, `deviation`, `motive` |
| beleidsversie | `Policy` |
| bevroren, verschoonbaar | `Freeze` |
| dreigende achterstand, signaal | `EarlyWarning` |
| contact, gesprek, afspraak | `Contact`, `Agreement` |
| verbeterplan, maatregel | `ImprovementPlan`, `PlanMeasure` |
| termijn van trede 4, 5 en 6; opschorten, hervatten, verlengen | `TermClock`, `TermEvent` |
| dossierstuk | `FileItem` |
| grondslag vervallen | `LapsedGround` |
| herindeling, samenvoeging | `Merger` |
| gespreksblad | `MeetingSheet` |
| plan van een import | `ImportPlan` |
| lijst in een werkmap: contacten, maatregelen … | `ReadList`, `PlannedRecord` |
| inwoners, landelijke taakstelling | `Inhabitants`, `NationalTarget` |
"""
