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

Words that would otherwise mean several things:

| in code | meaning, and what it does not mean |
| --- | --- |
| answer | the frozen value that a report returns |
| column (`Column`) | what a column of a sheet holds; `store` alone knows columns of tables |
| data (`ContactData`) | the values of a record; `draft` is input that was not recorded yet |
| kept | an agreement that was kept; a file is stored, a computed value is cached |
| known | as known after an act (`AsKnown`); a table read so is `as_of` that act |
| moment | a time stamp; a row of a sheet has a timing, which is a period and a day |
| record | a row of an imported list, or what the journal proves; a municipality has a case file |
| sign | plus or minus, and the verb; a letter or figure is a character |
| stand | a `Standing`; a day named in a text is a `StatedDay` |
| undo, redo | on screens and paper: ongedaan maken, opnieuw uitvoeren |
"""
