"""How often small words stand beside each other in English prose, as counted.

Made by ``tests/bench/word_order.py`` from the built-in pack's own texts. A line of ``PAIRS`` is a class of words and
the classes that follow it, each with how often.
"""
# ruff: noqa: E501 - the counts of one class stay on one line.

from __future__ import annotations

SMALL = """the a an my your our their his her its this that these those i we they he she it you who which what there of
in on at by for with from into to as about over under between against through during without and or but
because if when while although since so than then is are was were be been being am has have had do does did
will would can could shall should may might must not no never nor only even just more most very too also
them him me us all any some each every both other such how why where whose up out off down again now here
still yet"""

PAIRS = """
, and=209 -=109 so=57 the=44 because=35 -s=34 which=29 it=28 a=24 since=24 not=19 what=19 but=17 with=12 they=9 as=8 in=8 for=7 its=7 that=7 we=7 -ing=6 some=6 an=5 no=5 then=4 to=4 under=4 when=4 while=4 -ly=3 at=3 both=3 where=3 -ed=2 although=2 any=2 by=2 has=2 he=2 if=2 is=2 now=2 of=2 only=2 our=2 without=2 would=2 yet=2 you=2 -tion=1 again=1 do=1 does=1 each=1 even=1 every=1 here=1 never=1 their=1 there=1 this=1 through=1 too=1 was=1 who=1 whose=1
- -=1375 -s=693 ^=659 ,=500 is=197 the=184 and=171 in=169 of=154 to=154 that=143 a=120 it=101 for=99 -ed=94 would=89 has=73 on=69 was=47 from=43 -ing=42 with=42 does=36 will=35 as=33 by=32 at=31 can=31 or=29 us=28 -ly=27 -tion=26 only=26 0=25 could=24 an=23 up=23 without=22 them=21 while=21 than=19 what=19 about=17 may=16 are=15 because=15 its=15 must=15 who=15 but=14 off=14 when=14 have=13 into=13 more=13 out=13 no=12 over=12 their=12 had=11 since=11 never=10 now=10 they=10 you=10 should=9 under=9 all=8 so=8 there=8 against=7 through=7 did=6 too=6 we=6 both=5 down=5 not=5 our=5 still=5 this=5 were=5 which=5 any=4 between=4 each=4 every=4 such=4 those=4 whose=4 why=4 your=4 again=3 do=3 even=3 how=3 if=3 nor=3 where=3 also=2 he=2 him=2 his=2 just=2 me=2 my=2 be=1 during=1 her=1 here=1 i=1 might=1 other=1 some=1 yet=1
-ed -=63 ^=39 ,=28 to=26 a=21 the=21 -s=18 for=17 in=17 by=12 at=11 both=9 -ly=8 it=7 its=7 on=7 against=6 an=5 from=5 -ing=4 that=4 and=3 out=3 this=3 under=3 without=3 again=2 as=2 down=2 every=2 is=2 more=2 over=2 them=2 us=2 what=2 when=2 while=2 with=2 about=1 between=1 his=1 into=1 never=1 only=1 our=1 should=1 since=1 some=1 than=1 through=1 where=1 would=1 yet=1 you=1 your=1
-ing -=82 ^=32 ,=26 -s=25 the=23 for=14 a=13 it=12 and=11 to=9 but=7 is=7 in=6 has=5 of=5 would=4 -ed=3 about=3 can=3 from=3 its=3 on=3 out=3 that=3 against=2 down=2 their=2 them=2 us=2 your=2 -ly=1 an=1 are=1 as=1 at=1 because=1 does=1 here=1 if=1 into=1 more=1 must=1 now=1 other=1 than=1 under=1 up=1 we=1 what=1 without=1
-ly -=38 -ed=22 ^=8 ,=7 and=4 on=4 that=4 -s=3 about=3 be=3 in=3 now=3 because=2 for=2 is=2 to=2 -ing=1 -tion=1 a=1 every=1 more=1 not=1 so=1 the=1 them=1 those=1 we=1 what=1 why=1
-s -=314 ^=168 ,=124 the=72 and=64 are=63 in=63 that=54 of=40 would=38 -s=37 to=33 for=31 have=30 -ed=25 it=25 a=22 its=21 more=20 on=19 were=19 -ing=18 from=18 is=16 who=16 may=14 with=14 can=12 about=11 as=10 do=10 them=10 what=9 will=9 at=8 off=8 out=8 than=8 only=7 -ly=6 but=6 because=5 did=5 we=5 should=4 us=4 was=4 against=3 an=3 by=3 into=3 must=3 no=3 now=3 such=3 there=3 those=3 where=3 you=3 all=2 between=2 both=2 could=2 every=2 just=2 our=2 since=2 so=2 some=2 this=2 too=2 when=2 without=2 -tion=1 0=1 again=1 also=1 even=1 had=1 his=1 if=1 never=1 or=1 over=1 then=1 they=1 through=1 under=1 up=1 which=1 while=1 yet=1
-tion ,=14 ^=13 as=9 is=9 -=7 of=6 and=5 in=3 -s=2 can=2 for=2 that=2 would=2 here=1 must=1 now=1 off=1 than=1 the=1 too=1 was=1 with=1 you=1
0 -=25 -s=22 ,=13 and=11 ^=10 it=5 the=5 is=3 as=2 by=2 does=2 no=2 was=2 -ed=1 -ly=1 a=1 both=1 have=1 never=1 of=1 on=1 only=1 they=1 to=1 too=1
^ -=312 the=178 a=55 it=51 you=43 -s=39 -ing=37 in=36 if=32 even=25 what=24 we=20 i=19 nor=17 but=14 for=14 an=13 and=11 under=11 our=10 so=10 that=10 both=8 since=8 they=8 some=7 when=7 there=6 to=6 as=5 by=5 every=5 its=5 no=5 -ly=4 all=4 not=4 those=4 your=4 how=3 on=3 only=3 with=3 without=3 -ed=2 at=2 between=2 each=2 from=2 he=2 my=2 now=2 such=2 yet=2 -tion=1 0=1 about=1 against=1 be=1 being=1 do=1 had=1 most=1 other=1 out=1 then=1 these=1 this=1 where=1
a -=498 -s=31 -ing=14 -ed=8 -ly=5 -tion=4 more=1 no=1 very=1 would=1
about -=23 a=6 the=4 what=4 -ing=3 -s=2 -tion=2 it=2 0=1 ^=1 not=1 who=1
again and=3 ,=2 in=2 -=1 at=1 for=1 without=1
against a=9 -=8 the=8 it=3 -ing=2 an=1 us=1
all ^=6 ,=5 -=4 the=4 through=4 -s=2 that=2 be=1 its=1 of=1 over=1 would=1
also -ed=3 -s=1 a=1 had=1 to=1
although -=1 no=1 these=1
am -=1
an -=87 -s=11 -ed=4 -tion=2
and -=151 the=50 -s=41 a=21 not=18 -ed=16 that=16 no=15 -ing=14 it=11 its=9 in=8 -ly=7 still=7 they=6 an=5 can=5 so=5 for=4 from=4 never=4 some=4 then=4 those=4 what=4 when=4 you=4 every=3 has=3 i=3 now=3 our=3 this=3 will=3 would=3 all=2 are=2 because=2 both=2 more=2 there=2 who=2 with=2 yet=2 -tion=1 about=1 again=1 also=1 at=1 being=1 by=1 could=1 did=1 do=1 each=1 even=1 here=1 is=1 other=1 out=1 such=1 these=1 to=1 us=1 was=1 while=1 without=1 your=1
any -=17 more=3 -ing=1 -s=1
are -=38 -ed=11 -ing=9 not=8 the=7 -ly=5 -s=5 more=5 still=4 what=4 a=3 for=3 there=3 all=2 ^=1 as=1 how=1 just=1 now=1 on=1 so=1 those=1 under=1
as -=29 -ing=11 a=11 it=4 -s=3 the=3 an=2 both=2 he=2 if=2 they=2 you=2 any=1 for=1 i=1 its=1 other=1 there=1 to=1 we=1 what=1
at -=17 the=15 all=7 a=6 -s=2 its=2 their=2 -ing=1 -tion=1 about=1 any=1 just=1 our=1 some=1 that=1 this=1 those=1 us=1 what=1
be -=37 -ed=25 -ing=4 a=4 in=4 ^=3 the=3 no=2 there=2 ,=1 -ly=1 -s=1 all=1 as=1 out=1 that=1
because -=18 the=11 it=10 of=4 -ing=3 -s=3 they=3 a=2 both=2 each=2 we=2 every=1 for=1 its=1 only=1 since=1 there=1
been -ed=14 -=12 a=2 too=2 against=1
being -ed=4 -=3 a=2 -s=1
between the=3 -=2 -ing=2 a=2 those=1
both -s=34 ^=3 -=2 -ed=2 can=1 may=1 of=1
but -=14 an=6 -ing=5 not=4 that=4 the=4 it=3 -ed=2 in=2 those=2 about=1 for=1 her=1 his=1 i=1 these=1 they=1 this=1 very=1 we=1 who=1 you=1 your=1
by -=29 -ing=10 -s=5 a=5 it=3 an=2 its=2 ,=1 -ly=1 ^=1 all=1 and=1 being=1 every=1 not=1 the=1 their=1 whose=1
can -=34 not=26 be=15 all=1 do=1 never=1 only=1 too=1 you=1
could -=18 not=14 have=3 -ly=2 never=2 ,=1 ^=1 be=1
did -=7 not=3 -ing=2 ,=1 ^=1 for=1 its=1 their=1
do not=22 -=8 -ing=5 ^=4 it=3 the=3 for=2 more=2 so=2 -s=1 all=1 has=1 if=1 most=1 now=1 what=1 with=1
does not=32 -=7 ^=4 -ing=3 more=3 -s=1 a=1 for=1 he=1 is=1 its=1 so=1
down -=2 the=2 ,=1 ^=1 for=1 from=1 my=1 over=1
during a=1
each -=7 -s=1 does=1 into=1 of=1 other=1
even if=22 -=7 have=4 the=4 -ing=3 in=2 -ed=1 -s=1 -tion=1 a=1 its=1 that=1 this=1 to=1
every -=25 -ed=1 -s=1
for -=63 the=31 a=26 -ing=13 -s=12 it=10 0=9 ^=6 its=6 ,=5 more=5 us=4 which=4 an=3 both=3 our=3 such=3 -ly=2 any=2 my=2 that=2 them=2 what=2 -tion=1 all=1 by=1 him=1 some=1 with=1 would=1
from -=39 -ing=10 the=8 -s=5 a=3 even=3 it=3 0=2 being=2 every=2 its=2 them=2 which=2 ^=1 an=1 not=1 there=1
had -=5 to=4 -ed=2 -s=2 ^=2 a=2 its=2 the=2 our=1 this=1
has -=30 -ed=25 been=11 not=9 to=7 its=6 never=6 just=4 had=3 no=3 -ing=2 and=2 -s=1 ^=1 a=1 since=1 the=1 them=1
have -=39 -ed=30 been=14 to=10 -ly=4 a=3 had=3 just=3 never=3 no=3 not=3 -ing=2 the=2 is=1 more=1 our=1 their=1
he -s=8 -=1 also=1 can=1 is=1 must=1
her -=2 what=1
here is=2 ,=1 -=1 ^=1 only=1
him ^=1 his=1 there=1
his -=8 -s=2 -ing=1
how the=4 -=2 -s=2 to=2 -ly=1 a=1 it=1
i -=12 have=6 do=2 never=2 -ed=1 -tion=1 am=1 was=1
if -=30 the=8 -s=5 we=4 -ing=3 a=3 it=3 some=3 you=3 every=2 both=1 he=1 his=1 its=1 our=1 there=1 these=1 they=1
in -=195 the=48 0=38 a=26 which=11 -s=7 our=7 -ing=4 any=4 it=4 its=4 -ed=2 an=2 my=2 as=1 some=1 that=1 their=1 them=1 those=1
into a=6 the=6 -s=5 -=1 an=1 its=1
is -=93 not=51 a=39 the=37 that=16 -ed=15 -ing=13 no=10 what=9 over=5 still=5 to=5 -ly=4 -s=4 how=4 in=4 this=4 an=3 just=3 only=3 there=3 ^=2 about=2 also=2 for=2 on=2 our=2 where=2 ,=1 -tion=1 against=1 all=1 being=1 between=1 even=1 his=1 it=1 its=1 more=1 now=1 of=1 out=1 so=1 some=1 too=1 under=1 us=1 when=1 who=1 you=1 your=1
it ^=57 -s=48 is=42 ,=31 -=31 would=18 has=17 was=17 -ed=8 can=8 will=8 does=6 -ly=4 a=4 could=4 from=4 in=4 and=3 for=3 now=3 to=3 did=2 out=2 so=2 the=2 up=2 when=2 again=1 against=1 any=1 are=1 as=1 at=1 be=1 because=1 down=1 most=1 must=1 never=1 off=1 on=1 or=1 that=1 their=1 then=1 there=1 were=1 with=1
its -=86 -s=43 -tion=10 -ing=3
just -ed=6 what=3 -=2 as=1 because=1 the=1 this=1 to=1 when=1
may -=15 not=15 be=2 do=2 have=2 by=1
me ,=3
might -=1
more than=17 is=11 -=8 -s=7 ^=6 -ly=5 ,=4 for=2 -ed=1 and=1 but=1 on=1 so=1 will=1 without=1
most -=3 -s=1 ^=1 of=1
must -=15 be=6 not=1 then=1
my -=8 -s=2
never -=16 -ed=12 been=3 be=2 have=2 -s=1 again=1 did=1 had=1 only=1 will=1
no -=62 -s=7 -ing=3 ,=2 other=2 such=2 ^=1 from=1 that=1
nor is=6 does=3 -=2 did=2 would=2 can=1 has=1 should=1 the=1 was=1
not -=142 -ing=12 even=11 a=10 be=10 have=10 the=9 -ly=6 -s=5 about=5 an=5 to=5 -ed=4 ^=4 so=4 ,=3 been=3 by=3 for=3 in=3 as=2 from=2 more=2 what=2 because=1 being=1 do=1 if=1 its=1 just=1 only=1 out=1 under=1 when=1 who=1 with=1
now ^=9 is=4 -=3 and=3 would=3 ,=2 that=2 are=1 being=1 it=1 than=1 the=1 they=1
of -=75 the=54 -s=16 0=13 a=11 its=11 it=8 -ing=6 them=5 an=4 what=4 that=3 us=3 ^=2 both=2 how=2 our=2 their=2 this=2 those=2 your=2 -tion=1 all=1 any=1 his=1 is=1 such=1 these=1
off -=14 its=2 the=2 -ing=1 ^=1 again=1 an=1 from=1 on=1 with=1
on -=49 the=23 ^=5 it=4 its=4 -ing=3 -s=3 their=3 what=3 ,=2 a=2 that=2 which=2 and=1 being=1 both=1 every=1 his=1 more=1 our=1 them=1 us=1 when=1 would=1
only -=14 against=8 ,=6 -s=5 a=3 in=3 when=3 ^=2 because=2 to=2 -tion=1 about=1 if=1 me=1 what=1 with=1
or -=16 the=3 -ing=2 a=2 -s=1 an=1 as=1 by=1 its=1 no=1 not=1 to=1 with=1 without=1
other -=6 -s=6 ^=3 than=2 ,=1 -ing=1 in=1 is=1 its=1
our -=31 -s=21 -tion=2 -ing=1 0=1
out of=14 in=6 ^=5 ,=3 what=2 -s=1 its=1 on=1 the=1 there=1
over -=5 ,=4 ^=3 it=3 -s=2 the=2 its=1 our=1 some=1 what=1
shall -=1
should -=13 be=1 do=1 have=1 not=1 we=1
since 0=12 -=6 the=6 ^=4 -s=3 a=2 ,=1 -ed=1 -ing=1 -ly=1 if=1 in=1 it=1 its=1 most=1 no=1 on=1 that=1 then=1 we=1 your=1
so -=30 the=14 it=9 -ing=4 -s=4 ^=4 its=4 a=3 ,=2 by=2 even=2 we=2 who=2 why=2 -ed=1 an=1 from=1 i=1 if=1 in=1 must=1 no=1 our=1 they=1 this=1 those=1 what=1 where=1
some -=14 -s=5 for=4 0=2 of=2 -ing=1 in=1 that=1
still -=9 -ing=5 -s=2 be=2 for=2 had=1 have=1 here=1 in=1 it=1 may=1 the=1
such a=6 -=4 -s=3 as=3
than -=15 a=9 -ing=5 an=2 any=2 it=2 the=2 they=2 -ed=1 -s=1 at=1 be=1 by=1 in=1 our=1 their=1 this=1 to=1 with=1
that -=95 the=28 -s=27 is=17 a=13 it=11 we=8 -ing=7 -ed=6 ^=6 has=6 no=6 was=6 are=4 there=4 would=4 you=4 can=3 never=3 both=2 could=2 does=2 have=2 its=2 may=2 of=2 were=2 ,=1 -ly=1 -tion=1 and=1 at=1 for=1 had=1 he=1 her=1 his=1 if=1 so=1 some=1 still=1 they=1 those=1 what=1 without=1
the -=776 -s=199 -tion=24 -ing=15 other=14 very=11 -ly=9 0=7 -ed=3 only=3 most=2 more=1 so=1 us=1
their -=21 -s=9 -tion=1
them ^=16 -=9 ,=3 with=3 a=2 for=2 from=2 has=2 in=2 -ed=1 -ly=1 -s=1 although=1 no=1 not=1 the=1 to=1 we=1
then -=4 the=2 ,=1 -ing=1 -s=1 every=1 its=1 they=1 we=1
there is=15 are=6 to=6 -=4 ^=4 and=2 for=1 in=1 the=1 was=1
these -s=4 -=1 are=1 you=1
they -=23 are=9 have=7 -ed=6 can=4 do=2 will=2 would=2 -s=1 may=1 never=1 no=1 should=1 were=1
this -=18 very=2 ,=1 -ing=1 -ly=1 ^=1 is=1 on=1 only=1 the=1
those -s=14 -=4 who=4 ^=2 are=2 in=1 it=1
through the=6 -=2 ,=1 an=1 it=1 those=1 what=1 your=1
to -=210 the=23 be=12 a=11 do=8 -ing=5 an=5 -s=4 have=3 its=3 0=2 it=2 us=2 -ly=1 about=1 any=1 each=1 every=1 that=1 them=1
too -=9 ,=4 ^=3 -ly=1
under the=17 -=6 our=4 -tion=1 a=1 its=1 my=1 that=1 which=1
up the=6 to=5 -=4 ^=2 in=2 and=1 as=1 because=1 by=1 its=1 on=1 under=1 which=1
us ^=11 ,=6 -=6 that=5 to=4 a=3 -s=2 or=2 -ed=1 -ing=1 an=1 for=1 if=1 in=1 into=1 is=1 it=1 more=1 no=1 not=1 now=1 of=1 our=1 the=1
very -=13 -s=2
was -=32 -ed=17 not=7 the=4 -ly=3 -ing=2 a=2 at=2 ,=1 -s=1 0=1 ^=1 in=1 it=1 never=1 no=1 off=1 out=1 over=1 still=1 too=1 what=1
we -=30 have=10 could=7 would=6 are=5 do=3 -ed=2 can=2 should=2 were=2 -ly=1 -s=1 be=1 no=1 only=1 shall=1
were -=13 -ed=5 -ly=2 about=2 against=2 -ing=1 -s=1 a=1 for=1 in=1 never=1 that=1 too=1
what -s=37 -=24 it=10 the=10 we=8 they=7 is=6 a=2 has=2 he=2 our=2 0=1 ^=1 an=1 any=1 does=1 each=1 if=1 its=1 their=1 those=1 would=1 you=1
when the=10 -=8 -s=5 it=3 you=3 a=2 its=2 our=2 we=2 both=1 even=1 their=1 there=1 they=1
where -=2 the=2 they=2 -ing=1 a=1 an=1 is=1 it=1 more=1 no=1 these=1
which is=13 -=12 -s=10 the=6 does=3 they=2 -ed=1 -tion=1 can=1 has=1 it=1 its=1 only=1 we=1 were=1 would=1
while -=14 the=8 -s=2 a=1 it=1 its=1 their=1 we=1
who -=16 -s=8 would=5 is=4 have=3 are=2 ,=1 -ed=1 do=1 has=1 in=1 may=1 was=1
whose -=5 -s=1
why -=3 a=1 not=1 the=1 they=1
will -=32 be=11 not=11 do=2 have=2 -s=1 in=1 never=1 still=1
with -=25 -s=13 a=13 the=13 no=4 it=3 us=3 an=2 its=2 that=2 -ing=1 -ly=1 for=1 if=1 more=1 our=1 them=1
without a=14 -=7 -ing=6 the=4 an=2 any=2 -s=1 being=1 us=1
would -=110 have=21 be=20 not=16 do=11 -ly=4 still=3 ^=1 never=1 our=1 we=1 your=1
yet the=2 ,=1 -=1 ^=1 even=1 it=1 there=1 to=1
you -=40 do=9 can=7 would=5 are=4 will=3 could=2 have=2 ,=1 -ed=1 ^=1 a=1 an=1 may=1 so=1 were=1 who=1
your -=15 -s=4
"""
