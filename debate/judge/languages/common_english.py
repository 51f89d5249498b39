"""English words that belong to no topic: everybody uses them, whatever the debate is about.

Whether a text is about its prompt is told by the other words. The list was written from general knowledge of the
commonest words of English; stems are matched, so one form of a word is enough. Words that name the subject of many a
debate (school, law, money, war, health) are left out on purpose.
"""

from __future__ import annotations

COMMON = """
able accept act action actual add admit afford afraid after afternoon again age ago agree ahead allow alone amount
angry answer appear apply area argue argument arrive ask attempt attention average avoid aware away awful back bad
base basic bear beat beautiful become begin behave behind believe belong big bigger biggest bit black blame blow board
body bottom break brief bring build busy buy call calm care carry case catch cause centre certain chance change
character cheap check choice choose claim clear climb close cold collect come comfort common compare complete concern
condition consider contain continue control copy corner correct cost count couple course cover create cross cry cut
daily danger dangerous dark date day dead deal dear decide deep degree depend describe deserve detail develop die
differ difference different difficult direct direction discover discuss do door doubt draw dream drive drop dry early
earn easier easy eat edge effect effort eight eighteen eleven else empty end enjoy enough enter entire equal escape
especially evening event every evidence exact example excellent except exist expect expensive experience explain
express extra eye face fact fail fair fall false family famous fast fear feel few fifty fight figure fill final find
fine finish first fit five fix follow foot force forget form forty four free fresh friend front full fun funny future
game gather general gentle gentleman get girl give glad go goal gold good great greater greatest green ground group
grow guess guide habit half hand handle hang happen happy hard harder hardly hate head hear heart heavy help hide high
higher history hit hold hole home honest hope hot hour house huge human hundred hurry hurt idea imagine important
impossible improve include increase indeed inform inside instance interest involve issue join joke judge jump keep
kick kind know lack lady large larger last late laugh lay lead learn least leave left less let lie life light like
likely limit line list listen little live local lone long look lose loss lot loud love low lower lucky main major make
man manage manner many mark matter mean measure meet member mention mere mess middle might mind minute miss mistake
moment month mood morning most move much name narrow natural nature near nearly necessary need never new news next
nice night nine noise none normal note nothing notice number obvious occur odd offer often old open opinion opponent
opportunity opposite option order ordinary other outside own page pain pair paper parent part particular party pass
past pay people perfect perhaps person pick picture piece place plain plan plenty point poor popular position possible
power practice prefer prepare present pretty prevent price prize probably problem process produce promise proper
protect prove provide public pull purpose push put quality quarter question quick quiet quite raise range rare rate
reach read ready real realise reason receive recent recognise record red reduce refer regard relate remain remember
remove repeat reply report require rest result return rich ride right ring rise risk road room round rule run rush sad
safe same save say scene second secret see seem sell send sense separate serious serve set settle seven several shake
shape share sharp short shout show shut side sign silly similar simple simply single sit situation six size sleep
slight slow small smaller smart smile sole solve somebody son soon sorry sort sound speak special speed spend spirit
spot spread stage stand standard star start state stay step stick stop story straight strange street strong stronger
struggle stuff stupid style subject succeed success sudden suffer suggest suit sum support suppose sure surprise sweet
table take talk tall task teach tell ten tend term terrible test thank therefore thick thin thing think third thirty
thought thousand three throw tie time tiny tired title today together tomorrow tonight top total touch towards town
trouble true trust truth try turn twelve twenty twice two type ugly understand unfair unite unless upset use useful
usual value various view visit voice wait wake walk wall want warm waste watch way week weekend weigh weight welcome
well whole wide wild win wind wish wonder word work world worry worse worst worth write wrong year yellow yesterday
young
"""
