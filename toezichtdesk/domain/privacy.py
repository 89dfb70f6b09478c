"""What does not belong in a note: data by which a person can be known. A warning, never a refusal.

Everything is looked at on the spot; nothing is kept or sent. The signs are few and plain, so that
an officer can see why a word is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class PersonalKind(Enum):
    """What a part of a text looks like; `wording.personal_kind` says it in Dutch."""

    BSN = "bsn"
    FOREIGNER_NUMBER = "foreigner_number"
    BIRTH_DATE = "birth_date"
    PRIVATE_EMAIL = "private_email"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Personal:
    """A part of a text that looks like personal data, as it was typed."""

    kind: PersonalKind
    text: str


_DIGITS = re.compile(
    r"(?<![\d,-])(?<!\d\.)(?<!(?<!\d{8})\d/)(?:\d(?:[. ]?\d){7,8}|\d{3}-\d{3}-\d{3})"
    r"(?![\d-]|[.,]\d|/\d(?!\d{8}))"  # part of another number, but for one beside one
)
_NUMBER = r"\d(?:[. ]?\d){5,11}"
_FOREIGNER = re.compile(
    r"\b(?:(?:v|crv)[-. ]?|vreemdeling(?:en)?[- ]?)(?:nummers?|nrs?\b\.?)(?: is| zijn)?\W{0,3}"
    rf"({_NUMBER}(?:(?:,? en |, |; )\d{{6,12}})*)"
    # Ten digits from 21 on need no word: a telephone number begins with 0, a year with 20.
    r"|(?<![\w.,/-])v?-?(2[1-9]\d{8})(?![\d/-]|[.,]\d)",
    re.IGNORECASE,
)
_DATE = (
    r"(?:\d{1,2}(?:[-/. ]\d{1,2}[-/. ]|\s+[a-z]+\.?\s+)(?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})"
)
_LONG_AGO = r"\d{1,2}[-/.]\d{1,2}[-/.](?:19\d{2}|200\d|201[0-7])"  # no date of a list of notes
_WHO = "man|vrouw|jongen|meisje|zoon|dochter|kind|baby|partner|vader|moeder|broer|zus|oma|opa"
_BIRTH = re.compile(
    r"\b(?:geboren|geb\.?(?: ?dat(?:um)?\.?)?|geboortedatum|geboortedag|d\.?o\.?b\.?)(?!\w)"
    r"\W{0,3}"
    rf"(?:onbekend\W{{1,2}})?(?:van (?:[a-zA-ZÀ-þ'’-]+ ){{1,4}}is )?(?:d\.?d\.? )?"
    rf"(?:(?:vermoedelijk|waarschijnlijk|ongeveer|circa|ca\.?) )?"
    rf"(?:(?:in|te) (?:(?:19|20)\d{{2}} ?|[A-Z][\w-]+ ?))?(?:op|is|in)?\W{{0,2}}({_DATE})"
    rf"|({_DATE})\W{{0,2}}\(?geboren|\b(?:{_WHO})\W{{0,2}}[(*]\W?({_DATE})"
    rf"|(?<!\S)\*\s?({_LONG_AGO})|\b(?:{_WHO})[ ,:]{{1,2}}({_LONG_AGO})(?!\d)",
    re.IGNORECASE,
)
_EMAIL = re.compile(
    r"\b[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|icloud|me|yahoo|ziggo|kpnmail|kpnplanet"
    r"|planet|home|xs4all|hetnet|casema|upcmail|quicknet|telfort|protonmail|proton|pm|gmx|aol|mail|fastmail|tutanota|tele2|freedom|solcon|chello|wxs|zonnet|caiway"
    r"|kabelfoon|tiscali|wanadoo|versatel|euronet|zeelandnet|12move|orange|online"
    r"|kliksafe|filternet|onsbrabantnet|onsnet|ukr|wp|yandex)\.[a-z.]{2,6}\b",
    re.IGNORECASE,
)
_SURNAME = (
    r"(?:(?:[Vv]an|[Dd]en?|[Dd]er|[Tt]e[rn]|[Ee]l|[Aa]l|[Bb]en|te|[Oo]p|in|'t|[Vv]on|[Bb]in)[ -])*"
    r"[A-ZÀ-Þ][\w'’-]+"
)
_DEGREES = r"(?:(?:ir|drs|mr|ing|prof|dr|ds)\.\s*)*"
_TITLED = re.compile(
    rf"\b(?:[Dd]hr|[Hh]r|[Mm]evr|[Mm]w|[Ff]am)\.?\s+{_DEGREES}(?:[A-Z]\.\s?)*{_SURNAME}"
    r"|(?<!-)\b(?:[Mm]eneer|[Mm]evrouw|[Hh]eer|[Hh]eren|[Dd]ames|[Ff]amilie|[Gg]ezin|[Ee]chtpaar)"
    rf"\s+{_DEGREES}(?:[A-Z]\.\s?)*{_SURNAME}"
    rf"|\b(?:[Ii]r|[Dd]rs|[Mm]r|[Ii]ng|[Pp]rof|[Dd]r)\.\s+(?:[A-Z]\.\s?)*{_SURNAME}"
)
_SURNAMES = (
    "Bakker Blom Boer Bosch Bouwman Brouwer Claassen Dekker Dijkstra Driessen Evers Gerritsen "
    "Hendriks Hermans Hoekstra Hofman Huisman Jacobs Jansen Janssen Jonker Koning Koster Kramer "
    "Kuiper Kuipers Maas Martens Meijer Meyer Mulder Peeters Peters Pieters Postma Prins Sanders "
    "Schipper Scholten Schouten Smeets Smit Smits Timmermans Veenstra Verhoeven Vermeer Vermeulen "
    "Visser Vos Wagenaar Willems Wouters Yilmaz Kaya Demir Celik Aydin"
)
# Of an official the function is enough; a name without `van` or `de` is told from a place when it
# is a usual one.
_OFFICIAL = re.compile(
    r"\b(?:[Ww]ethouder|[Bb]urgemeester|[Gg]edeputeerde|[Rr]aadslid|[Aa]mbtenaar|[Mm]inister"
    r"|[Gg]riffier|[Ss]ecretaris|[Pp]rojectleider|[Tt]eamleider|[Aa]ccountmanager)\s+(?:"
    r"(?!De (?:Bilt|Ronde|Fryske|Wolden)|Den (?:Haag|Helder|Bosch))"
    r"(?:Van|De|Den|Der|Ter|Ten|El|Al)(?: (?:de|den|der|het|'t))?[ -][A-ZÀ-Þ][\w'’-]+"
    rf"|(?:{_SURNAMES.replace(' ', '|')})\b(?!-))"
)
_LABELLED = re.compile(
    r"\b(?:[Cc]ontactpersoon|[Aa]anspreekpunt|[Nn]aam|[Gg]enaamd|[Hh]eet|[Hh]eten)(?: is)?\W{1,3}"
    rf"((?!De |Het )[A-ZÀ-Þ][\w'’-]+ {_SURNAME})"
)
# Who was spoken with, by the first name alone: it is a sign where the words before it say so.
_SPOKEN_WITH = re.compile(
    r"\b(?:[Gg]ebeld|[Bb]ellen|[Bb]elde|[Gg]esproken|[Gg]emaild|[Mm]ailen|[Oo]verlegd|[Aa]fgestemd"
    r"|[Aa]fspraak|[Oo]verleg|[Gg]esprek)(?: met|:) ([A-ZÀ-Þ][\w'’-]+)(?= (?:van|uit|over|en|die|is"
    r"|heeft|zegt|komt|gaat|wil|op)\b|[,.;:)]|$)",
    re.MULTILINE,
)
# A street or a building that is named after somebody.
_PLACE = re.compile(
    r"\w{3}(?:straat|plein|plantsoen|gracht|kade|singel|school|kazerne|dreef|steeg|boulevard|park)$"
    r"|\w{4}laan$"
)
_COURT = re.compile(r"\w{4}hof$")  # of a court, unless it is said of whom: mevrouw Oosterhof
_HOUSE_NUMBER = re.compile(r" \d")
_INITIALS = re.compile(rf"\b(?:[A-Z]\.\s?){{1,4}}{_SURNAME}")
_USUAL_FIRST = (
    "Aart Abdelaziz Abdelhak Abdelkader Abdi Abdirahman Abdul Abdulaziz Abdulkarim Abdullah "
    "Abdullahi Abdulrahman Abeba Abel Aboud Abraham Achmed Adam Adil Adnan Adriaan Adriana "
    "Adrie Agnes Agnieszka Ahlam Ahmad Ahmed Ahmet Aicha Aisha Akram Alaa Albert Alberto Aleida "
    "Aleksandr Aleksandra Alem Aletta Alexander Alexandra Alexei Ali Alice Alie Alina Aline "
    "Allard Alma Alwin Amal Amanda Amanuel Amber Amin Amina Aminata Amir Amira Ammar Anas Anass "
    "Anastasia Anatolii Andre Andrea Andrei Andrew Andries Andriy Andrzej Ange Angela Angelique "
    "Angelo Anita Anja Anke Anna Anne Anne-Marie Anneke Annelien Annelies Anneloes Annelot "
    "Annemarie Annemiek Annerieke Annet Annette Annika Anouk Ans Ansje Antje Antoine Antoinette "
    "Anton Antonia Antonio Arash Arend Ariane Arianne Arie Arjan Arjen Armin Arno Aron Artem "
    "Arthur Artur Asad Ashley Ashraf Asli Asma Aster Astrid Atie Attje Auke Awet Aya Ayan Ayham "
    "Ayoub Ayse Ayub Azadeh Aziz Aziza Azra Babette Bader Bahar Baran Barbara Barend Bart Bas "
    "Bashar Basma Bassam Bassel Bauke Beatrice Beatrijs Behrouz Bella Ben Benjamin Benno "
    "Bereket Berend Berhane Berivan Berna Bernadette Bernard Bernd Bert Bettina Betty Beyene "
    "Bianca Bianka Bibi Bilal Biniam Birgit Bjorn Bob Bogdan Bohdan Boris Bouchra Boudewijn "
    "Brahim Bram Brechje Bregje Brenda Brigitte Bruno Burak Carel Carina Carla Carlijn Carlo "
    "Carlos Carmen Carolien Caroline Caspar Casper Catalina Catharina Ceciel Cecile Cees Cemal "
    "Cemile Cengiz Chantal Charlotte Cheryl Chiel Chris Christa Christel Christiaan Christian "
    "Christien Christina Christine Christoph Cindy Ciska Claire Clara Claudia Clemens Coby Cock "
    "Coen Conny Cor Cora Corien Corine Cornelia Cornelis Corrie Cyriel Daan Dagmar Daisy Dalia "
    "Danait Daniel Danielle Danny Daphne Daria Darya Daryna David Davy Dawit Debbie Debora "
    "Deborah Demi Denise Deniz Dennis Denys Deren Derk Derya Desbele Desiree Diana Diane Dick "
    "Diederik Dilan Dilara Dilek Dina Dineke Dirk Ditte Diyar Djamila Djoeke Dmytro Dolf "
    "Dominique Doortje Dora Doreen Dorien Dorine Doris Douwe Driss Duygu Ebru Eddy Eden Edith "
    "Edo Eduard Eduardo Edward Edwin Eefje Eelco Eelke Efrem Ekaterina Ela Elena Elham Elias "
    "Elif Eline Elisabeth Elise Elizabeth Elke Ella Ellen Elles Ellie Ellis Elly Eloise Els "
    "Elsa Elske Elvira Emel Emiel Emil Emily Emine Emma Emmy Emre Engbert Engin Enver Ephrem "
    "Ercan Erdal Eric Erica Erik Erika Ermias Erna Ernst Erwin Eskil Esmee Esra Ester Esther "
    "Etienne Eugenie Eva Evelien Eveline Evert Evy Ewa Eyob Ezra Fabian Fabienne Fadi Fadia "
    "Fadime Faisal Faiza Famke Fanny Farah Fardau Farhad Farid Fatemeh Fatih Fatiha Fatima "
    "Fatma Fatou Fawad Feike Felix Femke Fenna Fenne Fenneke Ferdinand Ferhat Ferry Feven Fien "
    "Filip Filiz Filmon Fitsum Fleur Fleurine Floor Florian Floris Fokke Folkert Fons Fouad "
    "Francesca Francien Francine Francis Francisca Franciska Frank Frans Fred Freddy Frederik "
    "Frederique Freek Freweini Frida Friso Frits Fritz Froukje Gabriel Gabriela Gaby Gamze "
    "Garrelt Gea Gebre Geert Geerte Geertje Gemma Genet George Georgina Gerald Geraldine Gerard "
    "Gerben Gerda Gerdien Gerhard Gerlinde Gerolf Gerrit Gerry Gert Gert-Jan Gertjan Gesina "
    "Ghassan Ghazal Ghirmay Ghislaine Gideon Gijs Gilles Gina Gineke Gino Giovanni Girmay "
    "Gisela Godelieve Gonda Goran Greet Greetje Gregor Grietje Guido Gulay Gulsen Gunay Gustaaf "
    "Guus Gwen Haben Habiba Habtom Hadi Hafid Hajar Hakan Hala Halil Halima Halyna Hamad Hamed "
    "Hamid Hamide Hammou Hamza Hanan Hanna Hannah Hanneke Hannes Hannie Hanny Hans Hansje "
    "Harald Harm Harmen Harrie Harriet Harry Hasan Hassan Hatice Hayat Hayo Hazem Hedwig Hedy "
    "Heidi Heike Hein Heino Hekmat Heleen Helen Helena Helga Hendrik Henk Henk-Jan Henny Henri "
    "Henriette Henrik Herbert Herman Hermien Hester Hetty Hicham Hielke Hilbert Hilda Hilde "
    "Hiltje Hind Hinke Hiske Hiwot Homa Hubert Huda Hugo Huseyin Hussein Huub Hülya Ibrahim "
    "Idris Igor Ihor Ilham Ilhan Ilias Ilja Ilona Ilse Iman Imke Imre Ina Ineke Ines Inez Inge "
    "Inge-Marie Ingeborg Ingmar Ingrid Inna Inti Ipek Irene Irina Iris Irma Iryna Isabel "
    "Isabella Isabelle Ismael Ismail Iva Ivan Ivo Iwan Iwona Iyad Jaap Jaap-Jan Jacco Jack "
    "Jacky Jaco Jacob Jacobien Jacqueline Jaimy Jakob Jalal Jaleesa Jamal James Jamie Jamila "
    "Jamshid Jan Jan-Peter Jan-Willem Jana Janet Janine Janke Janna Janneke Jannie Janny Jansje "
    "Jantine Jantje Jarno Jasmijn Jasmin Jasper Jawad Jean Jeanet Jeanette Jeanine Jeanne "
    "Jeffrey Jelle Jelmer Jeltje Jenny Jens Jeroen Jerome Jesper Jesse Jessica Jetske Jetty "
    "Jihad Jill Jim Jitske Joanna Joanne Job Jochem Jochen Joep Joeri Joey Johan Johanna "
    "Johannes John Johnny Joke Jola Jolanda Jolande Jolien Jolijn Joline Jonas Jonathan Jony "
    "Joost Jordy Jorg Jorge Jorien Jorinde Joris Jorn Jorrit Jos Josef Joseph Josephine Jouke "
    "Joyce Juan Judith Jules Julia Julian Julie Juliette Julius Jurgen Jurjen Jurre Justin "
    "Justine Juul Jytte Kadir Kaj Kamal Kamil Kareem Karel Karel-Jan Karen Karim Karima "
    "Karimullah Karin Karlien Karlijn Kasper Katarzyna Kateryna Katharina Katinka Katja Katrien "
    "Kazim Kees Keimpe Kelly Kemal Kenan Kerem Kevin Khadija Khadra Khaled Khalid Khalil Kibrom "
    "Kidane Kiki Kim Kinda Kiran Kirsten Kitty Kjell Klaartje Klaas Klaas-Jan Klara Klaus Koen "
    "Koert Koos Kristel Kristin Kubra Kyrylo Laila Lale Lambert Lamia Lamin Lars Larysa Latifa "
    "Laura Laurens Laurien Layla Leanne Leen Leendert Leendert-Jan Leila Lena Lenie Lennart Leo "
    "Leon Leonie Leontine Lex Leyla Lia Lianne Lidewij Lidia Lidy Lieke Lien Lies Liesbet "
    "Liesbeth Liesje Lieve Lilian Lilianne Lilly Lina Linda Linde Lindsay Lineke Lisa Lisanne "
    "Lisette Liudmyla Liza Lizzy Lodewijk Loek Loes Loreen Lorenzo Lotte Louis Louise Lourens "
    "Lowie Luay Luc Lucas Lucia Lucie Lucien Lucinda Ludo Luitzen Luna Luuk Luwam Lydia Lyubov "
    "Lyudmila Maaike Maarten Machiel Machteld Madeleine Madelon Maen Magda Magdalena Maha Mahdi "
    "Maher Mahmoud Mahmut Majd Maksym Malak Malika Malin Malou Mandy Manon Manuel Marc Marc-Jan "
    "Marcel Marcella Marcelle Marco Maren Marga Margaret Margje Margo Margot Margreet Margriet "
    "Maria Mariam Marian Mariana Marianne Marie-Louise Marieke Marielle Marije Marijke Marilyn "
    "Marina Marinus Mario Mariska Marissa Marit Marius Mariya Mariëlle Marja Marjan Marjolein "
    "Marjolijn Marjolijne Marjon Mark Mark-Jan Marleen Marlies Marlijn Marloes Marlon Marnix "
    "Marry Marta Martha Martijn Martin Martina Martine Martje Marwa Marwan Mary Maryam Maryna "
    "Masoud Mathieu Mathijs Mathilde Mats Matthias Matthieu Matthijs Mattijs Maud Maurice "
    "Maurits Max Maxim Mazen Mebrahtu Mechteld Medhanie Mehari Mehdi Mehmet Meike Meindert "
    "Meine Melanie Melissa Menno Merel Merhawi Merhawit Merijn Merlijn Meron Meryem Mesut Mia "
    "Michael Michaela Michel Michelle Michiel Mieke Mikael Mike Mila Milad Milan Milou Mina "
    "Minke Mirella Mirelle Miriam Mirjam Mirjana Mirte Mirwais Mirza Mitra Moataz Mohamad "
    "Mohamed Mohammad Mohammed Mohamud Moira Monica Moniek Monika Monique Morad Moses Mouaz "
    "Mounir Mounira Mourad Muhammad Muhanad Muna Munir Murat Muriel Mustafa Mykhailo Mykola "
    "Myrthe Nabil Nadia Nadiia Nadine Nadira Nadja Naima Najat Najib Najibullah Nanda Nanette "
    "Nanne Naomi Narcis Narges Nargis Nasrin Nasser Natalia Nataliia Natalya Natascha Natasha "
    "Nathalie Natnael Nawal Nazan Nazanin Nebiat Nelleke Nelly Nesrin Nicky Nico Nicolaas "
    "Nicole Nicolette Nicolien Niek Niels Nienke Nihad Nikita Nikki Nilgun Nils Nilufar Nina "
    "Niraj Nizar Noah Noor Noortje Nora Norbert Norma Nour Noël Nuray Nuri Obada Obaida Odette "
    "Odile Okan Oksana Olaf Olav Oleg Oleh Oleksandr Oleksiy Olena Olga Olivier Omaid Omar Omer "
    "Omid Onno Onur Orhan Osama Oscar Osman Otto Ousmane Oya Ozan Ozlem Pamela Parisa Pascal "
    "Patricia Patrick Patty Paul Paula Paulien Pauline Pavel Pavlo Pedro Peggy Pepijn Perihan "
    "Perry Peter Peter-Jan Petra Petronel Petronella Petros Philip Philippe Pien Pierre Piet "
    "Piet-Hein Pieter Pieter-Jan Pieternel Pim Pleun Pommeline Priscilla Puck Qais Quint "
    "Quinten Quirine Qusai Rachel Rachid Raf Rafael Rafik Rahel Rahim Rahma Rahmatullah Raimond "
    "Ralph Ramazan Rami Ramon Rana Rania Rasha Rashid Rawan Raymond Rebecca Reem Regina Reina "
    "Reinder Reineke Reinhard Reinier Reinoud Reinout Remco Remko Remy Renate Rene Renee Rens "
    "Renske Resi Reza Rhea Ria Rianne Ricardo Richard Rick Riet Rik Rik-Jan Rima Rina Rini "
    "Rinske Rinus Rita Rob Robbert Robbin Robel Robert Roberto Robin Rodney Roel Roeland Roelof "
    "Rogier Rolf Rolinka Roman Romana Romy Ron Ronald Ronnie Ronny Roohullah Roos Roos-Marijn "
    "Rosa Rosalie Rosanne Rosemarie Rosita Rowan Roxana Roya Ruben Rudi Rudie Rudolf Rula "
    "Ruslan Rutger Ruth Ruud Saad Sabah Sabine Sabri Sabrina Sacha Sadia Safaa Sahar Said Saida "
    "Salah Salem Salim Sally Salma Salomon Sam Saman Samantha Sami Samir Samira Samiya Samrawit "
    "Samuel Sander Sandra Sandy Sanja Sanna Sanne Sara Sara-Jane Sarah Saskia Savas Sawsan Saïd "
    "Sebastiaan Sebastian Sefa Seger Selahattin Selam Selim Seline Selma Semere Semra Senait "
    "Senay Serdar Serge Sergey Serhii Serkan Sevda Sevgi Shabnam Shadi Shafiq Shahin Shanna "
    "Shanti Sharon Sheila Sherif Shirin Siebe Siebren Sietse Sietske Sigrid Siham Sija Silvia "
    "Sima Simon Simone Sina Sipke Siska Sjaak Sjoerd Sjors Sjoukje Sofia Sofie Sofiia Solomon "
    "Somaya Sonja Sonny Sophie Soraya Souad Stanislav Stef Stefan Steffie Stella Stephan "
    "Stephanie Steven Steven-Jan Stijn Stijntje Suhail Suleiman Susan Susanne Suzan Suzanne "
    "Suze Sven Svetlana Svitlana Swaantje Swen Syb Sybren Sylvia Sylvie Sytse Sytske Taco Taha "
    "Tahir Takis Tamar Tamara Tanja Tanya Tara Taras Tarek Tareq Tariq Tatiana Teake Ted Tedros "
    "Teklay Teklu Temesgen Teresa Tesfay Tesfaye Tessa Tetiana Tetyana Teun Teunis Thaer Thanh "
    "Thea Theo Theodoor Theresa Thijmen Thijs Thirza Thomas Tibor Tiemen Tijmen Tim Tim-Jan "
    "Timo Tina Tineke Tirsa Tirza Titia Titus Tjalling Tjarda Tjeerd Tjitske Tobias Toke Tom "
    "Tomas Ton Tonnie Toos Trijntje Tristan Trix Trudy Truus Tsegay Tsige Tugba Tuncay Twan "
    "Ufuk Ulrich Ulrike Umar Umut Uri Ursula Ute Valentijn Valentina Valerie Valerii Valeriy "
    "Vasco Vasyl Veerle Vera Veronique Victor Victoria Viktor Viktoria Viktoriia Vincent "
    "Vitalii Vivian Vivianne Vladimir Volkan Volodymyr Wael Wafa Wahid Wahida Wail Walaa Walid "
    "Walter Warner Warsan Wendela Wendelien Wendy Werner Wessel Wiebe Wiebren Wieke Wies "
    "Wietske Wijnand Wilbert Wilbur Wilco Wilfred Wilhelm Willeke Willem Willemien Willemijn "
    "Willy Wilma Wilmer Wim Wim-Jan Winfried Winnie Winta Wissam Wouter Wubbo Wytske Wytze "
    "Xander Xandra Yael Yafet Yahya Yana Yannick Yara Yaroslav Yasemin Yasin Yasmin Yasmine "
    "Yasser Yassin Yassine Yavuz Yazan Yemane Yentl Yevhen Yilmaz Ymke Yohannes Yolanda Yonas "
    "Yonatan Yoram Yordanos Younes Younis Youssef Ype Yuksel Yulia Yuliya Yuri Yusra Yusuf "
    "Yvette Yvon Yvonne Zabiullah Zaher Zahra Zainab Zakaria Zakia Zalmai Zara Zeger Zeinab "
    "Zekarias Zeki Zeynep Ziad Zina Zineb Zoe Zohra Zoran Zoya Zubair Zuhal Zwaantje"
)
_FIRST_NAMES = frozenset(_USUAL_FIRST.split())
_CAPITAL = re.compile(r"\b(?!Anna Paulowna|Albert Heijn)[A-ZÀ-Þ]\w+(?:-[A-ZÀ-Þ]\w+)?(?=\s)")
_SURNAME_NEXT = re.compile(rf"\s+{_SURNAME}")


def personal(text: str) -> tuple[Personal, ...]:
    """Return the parts of a text that look like data of a person, each once, in order of kind."""
    return tuple(dict.fromkeys(_personal_parts(text)))


def _personal_parts(text: str) -> Iterator[Personal]:
    for match in _FOREIGNER.finditer(text):
        yield Personal(PersonalKind.FOREIGNER_NUMBER, match[match.lastindex or 0])
    numbers = [match.span(match.lastindex or 0) for match in _FOREIGNER.finditer(text)]
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        is_other = any(begin <= match.start() < end for begin, end in numbers)
        if not is_other and passes_eleven(digits):
            yield Personal(PersonalKind.BSN, match[0])
    for match in _BIRTH.finditer(text):
        yield Personal(PersonalKind.BIRTH_DATE, match[match.lastindex or 0])
    for match in _EMAIL.finditer(text):
        yield Personal(PersonalKind.PRIVATE_EMAIL, match[0])
    seen: list[tuple[int, int]] = []
    for begin, end, name in _names(text):
        is_new = not any(first < end and begin < last for first, last in seen)
        if is_new and not _is_place(text, begin, end):
            seen.append((begin, end))
            yield Personal(PersonalKind.NAME, name)


def _names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield begin and end of what reads as a name, with the name itself."""
    for pattern in (_TITLED, _OFFICIAL, _LABELLED, _INITIALS):
        for match in pattern.finditer(text):
            yield *match.span(), match[match.lastindex or 0]
    for first in _CAPITAL.finditer(text):
        is_name = first[0] in _FIRST_NAMES
        if is_name and (surname := _SURNAME_NEXT.match(text, first.end())):
            yield first.start(), surname.end(), text[first.start() : surname.end()]
    for spoken in _SPOKEN_WITH.finditer(text):
        if spoken[1] in _FIRST_NAMES:
            yield *spoken.span(1), spoken[1]


def _is_place(text: str, begin: int, end: int) -> bool:
    """Return whether what reads as a name is that of a street or building, or has a number."""
    name = text[begin:end]
    is_court = _COURT.search(name) and not _TITLED.match(name)
    return bool(is_court or _PLACE.search(name) or _HOUSE_NUMBER.match(text, end))


def passes_eleven(digits: str) -> bool:
    """Return whether 8 or 9 digits pass the test of eleven of a burgerservicenummer."""
    if len(digits) not in (8, 9) or len(set(digits)) == 1:
        return False
    padded = digits.zfill(9)
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(d) * w for d, w in zip(padded, weights, strict=True)) % 11 == 0
