"""Function words of the languages that people ask in: they carry no topic, but they betray the language.

Written as whole words, folded (lower case, no accents), one entry for each part of an elision or a hyphenated word.
Negations are in: in a question they tell little about which sentence answers.
"""

_ENGLISH = """
a about above across after again against ago all almost alone along already also although always am among amongst an
and another any anybody anyone anything anyway are aren around as at away be became because been before behind being
below beside besides between beyond both but by can cannot come could did didn do does doesn doing don done down due
during each either else enough etc even ever every everybody everyone everything except few for from further get gets
getting give given go goes got had hadn has hasn have haven having he her here hers herself him himself his how however
i if in indeed instead into is isn it its itself just least less let like ll made make many maybe me might mine more
moreover most much must my myself near neither never nevertheless no nobody none nor not nothing now nowhere of off
often on once one ones only onto or other others otherwise ought our ours ourselves out over own per perhaps please
quite rather re really same shall she should since so some somebody someone something sometimes somewhere soon still
such tell than that the their theirs them themselves then there therefore these they thing this those though through
throughout thus to together too toward towards under unless until up upon ve very via was wasn we were weren what
whatever when whenever where whereas wherever whether which whichever while who whoever whole whom whose why will with
within without won would wouldn yes yet you your yours yourself yourselves
"""

_FRENCH = """
a afin ai aie aient ainsi ait alors apres as assez au aucun aucune auquel aura aurait aussi autant autre autres
aux auxquelles auxquels avaient avais avait avant avec avez aviez avoir avons ayant beaucoup bien c car ce ceci cela
celle celles celui cependant ces cet cette ceux chacun chacune chaque chez ci combien comme comment contre d dans de
dedans dehors deja depuis des desormais desquelles desquels dessous dessus donc dont du duquel durant
elle elles en encore entre environ es est et etaient etais etait etant etc ete etes etre eu eue eux fait faire fais
faites font fut furent hors ici il ils j jamais je jusqu jusque l la laquelle le lequel les lesquelles lesquels leur leurs
lors lorsqu lorsque lui m ma mais malgre me meme memes mes mien mienne moi moins mon n ne neanmoins ni non nos notamment
notre nous nul on ont ou oui outre par parce parfois parmi pas pendant peu peut peuvent peux plus plusieurs
plutot pour pourquoi pourrait pourtant pouvait pouvoir pres presque puis puisqu puisque qu quand quant que quel quelle
quelles quelqu quelque quelques quels qui quiconque quoi quoiqu quoique rien s sa sans se selon sera serait seront ses si
sien sienne soi soient soit sommes son sont sous souvent suis sur surtout t ta tandis tant te tel telle telles tels tes
toi ton toujours tous tout toute toutefois toutes tres trop tu un une va vers via voici voila vont vos votre vous y
"""

_GERMAN = """
aber alle als also am an auch auf aus bei beim bin bis da damit dann das dass dein dem den denn der des dessen die dies
diese dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas euch fur gegen haben hat hatte hatten
hier ich ihm ihn ihnen ihr ihre im in ins ist ja jede jeder kann kein keine konnen mehr mein mit muss nach nicht nichts
noch nun nur ob oder ohne schon sehr sein seine seit sich sie sind so soll uber um und uns unter vom von vor wann war
waren warum was weil welche welcher wenn wer werden wie wieder wieviel wir wird wo wurde wurden zu zum zur zwischen
"""

_SPANISH = """
a al algo ante antes aquel aquella asi aun aunque como con contra cual cuales cuando cuanto cuantos de del desde donde
durante e el ella ellas ellos en entre era eran es esa ese eso esta estaba estan este esto estos fue fueron ha habia han
hasta hay la las le les lo los mas me mi mientras muy nada ni no nos o otra otro para pero por porque pues que quien
quienes se sea segun ser si sin sobre son su sus tambien tan tanto te tiene todo todos tras tu un una uno y ya yo
"""

_ITALIAN = """
a ad agli ai al alla alle allo anche ancora c che chi ci come con contro cosa cui d da dagli dai dal dalla dalle dei del
della delle dello di dopo dove e ed era erano essere fra gia gli ha hanno i il in io l la le lei li lo loro lui ma mi
nei nel nella nelle nello noi non o ogni ora per perche piu poi prima quale quali quando quanti quanto quello questa
questo qui se sei si sia sono stata stato su sua sue sugli sui sul sulla suo tra tutti tutto un una uno voi
"""

_PORTUGUESE = """
a ao aos as ate com como da das de dela dele depois do dos e ela elas ele eles em entre era esta este eu foi foram ha
isso isto ja la lhe mais mas me mesmo muito na nas nao nem no nos o onde os ou para pela pelas pelo pelos por porque
qual quando quantos que quem se sem ser seu seus so sob sobre sua suas tambem te tem ter um uma voce
"""

_DUTCH = """
aan af al alle als bij dan dat de der deze die dit doen door dus een en er ge geen had hadden heb hebben heeft het hier
hij hoe hoeveel hun ik in is ja je kan kon maar me meer men met mij mijn moet na naar niet nog nu of om omdat onder ons
ook op over te tegen toch toen tot uit van veel voor waar waarom was wat we welke wel werd werden wie wij worden wordt
ze zei zich zij zijn zo zonder
"""

STOP_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(_ENGLISH.split()),
    "fr": frozenset(_FRENCH.split()),
    "de": frozenset(_GERMAN.split()),
    "es": frozenset(_SPANISH.split()),
    "it": frozenset(_ITALIAN.split()),
    "pt": frozenset(_PORTUGUESE.split()),
    "nl": frozenset(_DUTCH.split()),
}
