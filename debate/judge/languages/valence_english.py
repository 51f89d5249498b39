"""English words by whether they speak well or ill of what they are said of, and words that turn that round.

Also the words by which something is urged, and verbs for bringing about and for ending. All of it is independent of
topics and meant to stay so: add a word only if it speaks well (or ill) in nearly any debate. Written from general
knowledge of English; stems are matched, so one form of a word is enough.
"""

from __future__ import annotations

GOOD = """
able accountable accurate achieve admire advance advantage affordable agree allow ally asset assist assure attract
autonomy balance beautiful belong beneficial benefit better bless bonus boost brave bright build calm capable care
careful celebrate certain cheap cheaper choice clean clear clever comfort comfortable compassion competent
confidence confident consistent contribute convenient cooperate courage create cure decent dedicated defend
democracy deserve dignity diligent discipline diverse diversity ease easy economical educate effective efficient
empower enable encourage enhance enjoy enrich ensure equal equality essential ethical excellent expert fair fairness
favor flexible flourish focus free freedom friend friendly fulfill fun gain generous genuine good great grow growth
guarantee happy harmony healthy heal help helpful honest honor hope humane important improve improvement inclusive
independence independent individuality inform informed innovation insight inspire integrity intelligent invest
invaluable joy justice justified kind knowledge lasting lawful lead legitimate liberty longevity love loyal loyalty
merit modern moral motivate necessary need nice noble nurture objective objectivity open opportunity order organize
patriotic peace peaceful permanent pleasure positive power practical precious prefer prepare preserve prestige pride
privacy productive professional profit progress promote proper prosper prosperity prosperous protect protection
proud qualified quality reasonable rehabilitate relevant reliable relief respect responsible responsibility restore
reward rich right safe safer safety satisfy save saving secure security sensible skill skilled smart smooth
solidarity solution solve stability stable steady strength strengthen strong succeed success successful suitable
superior support sustain sustainable talent thrive together tolerance train transparent true trust trustworthy truth
unbiased unify unique unite unity useful valuable value viable vital voluntary warm welcome well wise worth
worthwhile worthy
"""

ILL = """
abuse accident addict addiction afraid aggressive anger angry annoy anxiety arbitrary atrocity attack awful bad ban
bankrupt barbaric barrier biased bias blame boring bother brutal brutality bully burden careless catastrophe chaos
cheat coerce collapse complicated conflict confuse constrain controversial corrupt corruption costly crash crime
criminal crisis cruel cruelty damage danger dangerous dead deadly death debt deceive decline defect deficit demean
deny depend dependent depress depression deprive desperate destabilize destroy destruction deter detrimental die
difficult difficulty disadvantage disaster discourage discriminate discrimination disease dishonest disorder distort
distract distraction distress distrust disturb divide division doubt downside drawback dumb emotional endanger enemy
erode error evil exclude excuse expensive exploit extreme fail failure fake false fatal fault fear fight flaw flawed
force fraud frighten frustrate futile greed greedy guilt harass hard hardship harm harmful harsh hate hatred hazard
hinder horrible hostile humiliate hunger hurt hypocrisy ignorant ignore illegal immoral impair impossible
impractical inadequate inappropriate incapable incompetent ineffective inefficient inequality inferior inhumane
inhuman injure injury injustice innocent insecure instability insult interfere intimidate irrelevant irresponsible
isolate jealous jeopardize judge kill lack lazy lie lonely lose loss mad manipulate mercenary misery mislead mistake
mistreat misuse mock monopoly murder needless negative neglect nonsense obsolete offend oppress outdated overburden
pain painful panic penalty perverse pointless poison poor poverty pressure prejudice problem prohibit propaganda
punish punishment racism racist rebel recession reckless reject reluctant resent restrict restriction revenge
ridicule rigid risk risky ruin sacrifice sad scandal scare selfish sexist shame shoot shortage sick slow stereotype
stifle strain stress strict struggle stupid suffer suicide suppress suspicion temptation terrible terror terrorist
threat threaten torture toxic tragedy tragic trap trouble unaccountable uncomfortable unconstitutional undemocratic
undermine unemployment unequal unethical unfair unhappy unhealthy unjust unlawful unnecessary unprofessional
unqualified unreliable unsafe unstable unsustainable untrustworthy useless victim violate violation violence violent
vulnerable war warn waste weak weaken weapon wicked worry worse worst worthless wound wrong
"""

TURNING = """
abolish absence against avoid ban battle block combat control curb cut decrease deny deter diminish eliminate end
eradicate escape fight fix forbid free halt hinder lack less lessen limit lose lower minimise minimize oppose
overcome prevent prohibit protect reduce reduction refuse reject remove replace rid solve stop tackle threaten harm
undermine damage destroy weaken restrict suppress stifle erode violate hurt endanger jeopardize sacrifice ruin
impair
"""

URGING = "should shouldn't shouldnt must mustn't need ought has have let's shall time"

KEEPING = """
keep remain continue maintain retain stay preserve allow legalize legal support adopt introduce permit start expand
protect fund subsidize encourage establish create promote strengthen
"""

ENDING = """
ban abolish end close prohibit abandon stop remove forbid scrap shut outlaw eliminate illegal cease halt oppose drop
cancel discontinue quit rid discourage limit restrict dissolve dismantle withdraw
"""
