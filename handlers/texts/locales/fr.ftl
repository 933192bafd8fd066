# L’interface en français. Chaque clé a son pendant dans en.ftl, avec les mêmes variables.
# Les espaces insécables avant les signes doubles sont dans le texte même (U+202F, et U+00A0 avant les deux-points).

## /start et /help

start =
    Bonjour ! Posez-moi une question sur l’actualité, en français ou en anglais. Je réponds avec les phrases des articles qu’on m’a confiés, mot pour mot, chacune avec sa source. Je n’écris jamais moi-même une phrase sur l’actualité, et je vous le dis quand les articles ne répondent pas.

    { $articles ->
        [0] Je n’ai encore aucun article.
        [one] Je connais un article.
       *[other] Je connais { $articles } articles.
    }
start-admin =
    { $articles ->
        [0] Vous pouvez ajouter des articles. Envoyez-moi le premier : un fichier, un lien ou son texte collé ici. Posez-lui ensuite une question.
       *[other] Vous pouvez ajouter des articles : envoyez-moi un fichier, un lien ou un texte collé ici.
    } /help dit ce que vous pouvez faire d’autre.
start-no-admins = La personne qui me fait tourner n’a pas dit qui sont mes administrateurs. Votre identifiant Telegram est { $person } : inscrivez-le dans ADMIN_IDS et relancez-moi.
help =
    Ici, écrivez simplement votre question : « Qui a annulé la réunion ? »

    Dans un groupe, écrivez /ask suivi de votre question, mentionnez-moi (@{ $bot }), répondez à l’un de mes messages, ou répondez /ask à la question de quelqu’un.

    Les mots de votre question que j’ai retrouvés sont en gras. « Contexte » montre le paragraphe autour d’une phrase.

    Quand aucun article ne répond, un bouton retient votre question, et je vous préviens dès qu’un article y répond. /watching donne la liste des questions que vous suivez.
help-admin = Pour les administrateurs, dans cette conversation seulement :
help-admin-add = • envoyez un fichier ({ $formats }) ou un lien, collez un article ou transférez un message pour l’ajouter ; /add fait de même avec un texte court, ou en réponse à un message
help-admin-follow = • /feed et une adresse surveille un flux RSS ou Atom ; nommez-moi administrateur d’un canal, et je propose de suivre ses publications ; /feeds et /channels en donnent la liste et y mettent fin
help-admin-list = • /articles donne la liste des articles, ou de ceux que vous cherchez (/articles pont source:AFP après:2025-06-01) ; /article ID en montre un
help-admin-remove = • /remove en retire un, plusieurs, ou ceux que vous cherchez ; /trash les rétablit pendant 30 jours
help-admin-people = • /invite donne des droits à une personne par un lien, /people les modifie ; /bind fait travailler un groupe ou un canal avec une seule collection
help-admin-undo = Chaque changement peut être annulé avec son bouton.

help-articles = /articles montre ce que j’ai : titres, sources et dates. Le numéro d’un article ouvre son texte.
examples = Ou touchez une question ci-dessous : les articles y répondent.
example-question = Que lit-on sur { $name } ?

## /about, /privacy et /forget

about =
    Je suis Pullquote { $version }, un bot qui cite. Je n’écris jamais une phrase sur l’actualité : chacune vient d’un article, à la lettre, avec sa source. Quand aucun article ne répond, je le dis.

    { $articles ->
        [0] Je n’ai encore aucun article.
        [one] Je connais un article.
       *[other] Je connais { $articles } articles.
    }
about-languages = Langues des articles : { $languages }.
privacy =
    Ce que je garde de vous, sous votre numéro Telegram et jusqu’à ce que vous l’effaciez : ce que vous choisissez avec /language et /settings ; les phrases que vous avez trouvées utiles ou non, à côté d’une empreinte de votre question qui n’en rend aucun mot.

    Pendant deux jours : les numéros des messages auxquels j’ai répondu et ceux de mes réponses, pour que la réponse suive quand vous modifiez votre question.

    Pendant 90 jours, ou jusqu’à ce que vous y mettiez fin avec /watching : les questions que vous suivez, dans vos mots, et l’endroit où vous les avez posées.

    Pendant 90 jours, sans votre nom ni votre numéro : les questions auxquelles aucun article ne répond, pour que celles et ceux qui me donnent des articles sachent ce qui manque. Des autres questions, je ne garde que le nombre.

    Ce que je ne garde pas : votre nom, sauf si vous vous occupez de moi ; qui a demandé quoi, mes réponses. Les dernières questions ne sont que dans ma mémoire et disparaissent à mon redémarrage ; la conversation elle-même reste dans Telegram.

    Des personnes qui s’occupent de moi sur invitation, je garde le numéro, le prénom et les droits, pour que les autres les reconnaissent, jusqu’à ce qu’on les leur retire ou qu’elles envoient /forget, qui les rend ; à côté de chaque flux et de chaque canal que je suis pour elles, le numéro, aussi longtemps ; et, à côté de chaque changement d’un article, le numéro de la personne qui l’a fait, définitivement.

    /forget efface aussitôt ce que je garde de vous.
forgotten = C’est effacé : je ne garde plus rien de vous.

## /language et /settings

language-name = Français
language-usage = Dans quelle langue voulez-vous que je vous parle ? Les articles restent dans la leur.
settings = Vos réglages
settings-more =
    • la langue dans laquelle je vous parle
    • le nombre maximal de phrases par réponse
settings-group = Les réglages de ce groupe
settings-group-more =
    Ses administrateurs peuvent les modifier.
    • la langue pour les personnes dont je ne parle pas la langue
    • le nombre maximal de phrases par réponse
    • si je réponds à mon nom et aux réponses qu’on me fait, ou à /ask seulement
    • comment je réponds : avec un son, sans son, ou encore sans un mot quand aucun article ne répond
settings-topics = • si je réponds dans ce sujet, et dans ceux pour lesquels rien n’a été choisi
group-admins-only = Seuls les administrateurs de ce groupe peuvent modifier mes réglages ici.
choice-language-app = Comme Telegram
choice-language-default = Par défaut
choice-sentences =
    { $sentences ->
        [one] 1 phrase
       *[other] { $sentences } phrases
    }
choice-quietness-normal = Avec son
choice-quietness-soundless = Sans son
choice-quietness-silent = Discret
choice-mentions-yes = Nom, réponses, /ask
choice-mentions-no = /ask seulement
choice-this-topic-yes = Ce sujet : oui
choice-this-topic-no = Ce sujet : non
choice-other-topics-yes = Autres : oui
choice-other-topics-no = Autres : non

## Réponses

understood = Question comprise ainsi : { $question }
understood-time = Compris : { $time }
time-between = { $first } – { $last }
time-from = { $first } ou après
time-until = { $last } au plus tard
time-weekday = un { $day }
not-found = Je n’ai pas trouvé la réponse dans mes articles.
nearest = La phrase la plus proche (elle ne répond peut-être pas) :
several-more = Je réponds à trois questions à la fois. Reposez les autres.
no-articles = Je n’ai encore aucun article : je ne peux donc pas répondre.
no-articles-admin = Il n’y a encore aucun article. Envoyez-m’en un : un fichier, ou son texte collé ici.
nowhere = Nulle part dans mes articles : { $words }.
quoted-word = « { $word } »
also = Aussi dans :
also-more =
    { $articles ->
        [one] un autre article
       *[other] { $articles } autres articles
    }
untitled = article sans titre
button-context = Contexte
button-context-numbered = Contexte { $number }
context-changed = Ceci est la version { $version } ; l’article a changé depuis.
context-shown = Il est affiché juste en dessous.
button-as-it-is-now = Version actuelle
button-wider = Avant et après
button-open = Ouvrir
button-open-numbered = Ouvrir { $number }
button-more = Suite ›
button-back = ‹ Retour
button-why = Pourquoi
button-useful = 👍
button-not-useful = 👎

## Petites phrases, et remarques sur la réponse précédente

small-talk-greeting = Bonjour ! Que voulez-vous savoir sur l’actualité ?
small-talk-wellbeing = Prêt à répondre, merci. Que voulez-vous savoir ?
small-talk-thanks = Je vous en prie !
small-talk-bye = Au revoir ! Revenez quand vous aurez une question.
small-talk-praise = Merci ! Mais les phrases sont celles des articles : je ne fais que les trouver.
small-talk-insult = Désolé de ne pas mieux vous aider. Essayez d’autres mots, ou un nom lié à l’affaire ; /help dit comment poser une question.
small-talk-who = Je suis un bot. Je réponds aux questions sur l’actualité avec des phrases de mes articles, mot pour mot, chacune avec sa source. Je n’écris rien moi-même sur l’actualité. /about en dit plus.
small-talk-ability = Posez-moi une question sur l’actualité, par exemple « Qui a annulé la réunion ? », et je chercherai dans mes articles les phrases qui répondent. /help en dit plus.
small-talk-chatter = Posez-moi une question sur l’actualité quand vous voulez.
request-of-nothing = Posez-moi d’abord une question. Je pourrai ensuite montrer la source de la réponse, l’article ou d’autres phrases.
request-sure = Je ne fais que citer : c’est écrit mot pour mot dans l’article, et la source en répond. Pourquoi cette phrase :
request-source = C’est écrit ici :
request-translate = Je cite les articles dans leur langue, sans traduire, pour que chaque mot soit le leur. C’est écrit ici :
request-summary = Je n’écris pas de résumé. L’article commence ainsi :
request-more-none = Je n’ai pas d’autres phrases à ce sujet.
button-open-whole = Ouvrir l’article

## Questions suivies

button-watch = Me prévenir dès qu’un article répond
button-end-watch = Ne plus suivre
button-end-numbered = Arrêter { $number }
button-end-all = Tout arrêter
watch-begun = Je vous préviendrai ici quand un nouvel article répondra, au plus une fois par jour, pendant { $days } jours. /watching donne la liste de vos questions et permet d’arrêter.
watch-too-many = Vous suivez déjà { $most } questions, le maximum. Arrêtez-en une avec /watching.
watch-not-yours = Vous ne suivez pas cette question.
watch-ended =
    { $questions ->
        [one] C’est noté, je ne vous préviendrai plus.
       *[other] C’est noté : { $questions } questions ne sont plus suivies.
    }
watch-told = Nouvelle réponse à « { $question } »
watching =
    { $questions ->
        [one] Vous suivez une question
       *[other] Vous suivez { $questions } questions
    }
watching-until = jusqu’au { $day }
watching-until-group = dans un groupe, jusqu’au { $day }
watching-none = Vous ne suivez aucune question ici. Quand je ne trouve pas la réponse, le bouton sous mon message vous permet d’être prévenu.

## Questions

ask-usage = Écrivez votre question après /ask, ou répondez /ask à un message qui en pose une.
mention-usage = Écrivez votre question après mon nom, ou mentionnez-moi en réponse à un message qui en pose une.
only-text = Je ne lis que le texte. Posez votre question par écrit, s’il vous plaît.
only-text-admin = Je ne peux pas lire cela. Envoyez-moi un texte, un lien, un fichier ou des photos de pages, ou écrivez une question.
unknown-command = Je ne connais pas cette commande. Écrivez simplement votre question ; /help dit ce que je sais faire.
too-much-at-once = C’était trop à la fois : j’ai laissé de côté vos derniers messages. Attendez les autres réponses, puis renvoyez-les.

## Administrateurs

admins-only = Seuls les administrateurs qui en ont le droit peuvent le faire.
upload-refused = Seuls mes administrateurs peuvent me confier des articles. Vous pouvez m’interroger sur ceux que j’ai.
post-short = Ce message compte moins de { $least } caractères, trop peu pour un article. Répondez-y par /add pour l’ajouter quand même.
links-too-many = Il y a { $links } liens, et j’en lis { $most } par message. Envoyez les autres dans un nouveau message.
text-or-question = Est-ce un article ou une question ?
button-add-text = Ajouter
button-ask-text = Poser la question
text-added = Reçu comme article.
text-asked = Reçu comme question.
text-gone = Le texte n’est plus là. Envoyez-le de nouveau.
add-usage = Écrivez ou collez l’article après /add, ou répondez /add au message qui le contient.
own-message = C’est un de mes propres messages : je ne l’ajoute pas comme article.
own-message-reader = C’est un de mes propres messages. Posez-moi une question avec vos mots.
own-message-cites =
    { $articles ->
        [one] Voici l’article lui-même :
       *[other] Voici les articles eux-mêmes :
    }
button-open-article = Ouvrir « { $title } »
remove-usage = Écrivez les identifiants ou les numéros des articles après /remove, ou ce qu’il faut chercher, comme après /articles : /remove source:AFP avant:2025-06-01
article-usage = Écrivez l’identifiant ou le numéro d’un article après /article, tels que /articles les donne.
article-version = Version { $version }, du { $day }
article-version-old = Version { $version }, du { $day } ; la version actuelle est la { $current }
button-page-before = ‹ Page précédente
button-page-after = Page suivante ›
button-version-older = ‹ Version { $version }
button-version-newer = Version { $version } ›
button-open-link = Ouvrir le lien
button-original = Fichier d’origine
button-remove = Retirer
edit-usage = Écrivez après /edit l’identifiant d’un article ou son numéro, comme /articles les donne.
field-title = Titre
field-source = Source
field-url = Adresse
field-published = Date
field-language = Langue
field-collection = Collection
edit-field = { $field } :
edit-ask = Répondez avec la nouvelle valeur ; « { $empty } » la laisse vide.
edit-changed = { $field } : { $value } désormais.
edit-emptied = { $field } : vide désormais.
edit-which-language = Dans quelle langue est l’article ?
edit-date-proposed = Ses premières lignes disent le { $day }.
edit-expected-name =
    { $field ->
        [title] Un titre a
        [source] Une source a
        [collection] Une collection a
       *[other] Il y faut
    } de 1 à { $most } caractères. Répondez de nouveau à ma question.
edit-expected-url = Une adresse commence par https:// ou http:// et le nom du site, comme https://example.org/article, sans espace ni identifiant de connexion. Répondez de nouveau à ma question.
edit-expected-published = Une date s’écrit 2025-06-09 ou 9 juin 2025, et n’est pas dans l’avenir. Répondez de nouveau à ma question.
edit-expected-language = Une langue a deux lettres, comme fr. Répondez de nouveau à ma question.
button-edit = Modifier
receipt-alike = Presque le même que « { $title } » ({ $id }) : { $share } % de mots en commun. Les deux répondent, et ce qu’ils partagent est cité une fois.
taken-alike =
    { $articles ->
        [one] Un est presque le même qu’un autre article ; les deux répondent.
       *[other] { $articles } sont presque les mêmes que d’autres articles ; tous répondent.
    }
taken-beside =
    { $articles ->
        [one] Un a le titre, l’adresse ou l’identifiant d’un autre article, qui reste tel quel :
       *[other] { $articles } ont le titre, l’adresse ou l’identifiant d’autres articles, qui restent tels quels :
    }
listed-replaced = Remplacés par une nouvelle version :
listed-beside = Restés tels quels ; un nouveau a le même titre, la même adresse ou le même identifiant :
kept-both = Les deux restent.
button-keep-both = Garder les deux
button-replace-old = Remplacer l’ancien
button-skip = Ignorer celui-ci
ask-one = Votre question à
ask-one-reply = Répondez avec votre question ; je ne chercherai que dans cet article.
ask-one-hint = Votre question
prompt-too-old = Ma question est trop ancienne pour cette réponse. Appuyez de nouveau sur le bouton sous l’article et répondez à la nouvelle question.
button-ask-one = L’interroger
taking = Lecture de { $name }
taking-waits = Il attend la fin du fichier précédent.
taking-reasons = rapport.txt
taking-stopped = Arrêté à votre demande. Ce qui a été ajouté reste.
taking-right-lost = Arrêté : vous n’avez plus le droit d’ajouter des articles ici. Ce qui a été ajouté reste.
taking-given-up =
    { $articles ->
        [0] Abandonné : je suis tombé en panne deux fois en lisant ce fichier. Rien n’a été ajouté.
       *[other] Abandonné : je suis tombé en panne deux fois en lisant ce fichier. Ce qui a été ajouté reste.
    } Envoyez-le en plusieurs parties ou dans un autre format, par exemple en texte brut.
taking-skipped-more =
    { $parts ->
        [one] et un autre laissé de côté
       *[other] et { $parts } autres laissés de côté
    }
taken-added =
    { $articles ->
        [one] 1 ajouté
       *[other] { $articles } ajoutés
    }
taken-updated =
    { $articles ->
        [one] 1 nouvelle version
       *[other] { $articles } nouvelles versions
    }
taken-restored = { $articles } de retour
taken-unchanged = { $articles } déjà là
taken-skipped = { $articles } laissés de côté
button-stop = Arrêter
button-show-added = Les voir
button-undo-all = Tout annuler ({ $articles })
channels-title =
    { $channels ->
        [one] Un canal suivi
       *[other] { $channels } canaux suivis
    }
channels-how = Chaque publication d’au moins { $least } caractères devient un article, et une publication modifiée une nouvelle version de celui-ci.
channels-none = Aucun canal n’est suivi. Nommez-moi administrateur d’un canal, et je vous proposerai ici d’en suivre les publications, ou écrivez /channels @canal : chacune d’au moins { $least } caractères devient un article. Je n’y écris rien.
channel-since = depuis le { $day }
channel-offered = Me voici administrateur du canal « { $channel } ». Dois-je en suivre les publications ? Chacune d’au moins { $least } caractères deviendra un article, et une publication modifiée une nouvelle version de celui-ci. Je n’y écris rien.
channel-followed = Canal « { $channel } » : ses publications seront suivies dès la prochaine ; ce qui compte moins de { $least } caractères est laissé de côté. /channels donne la liste des canaux et permet d’arrêter.
channel-ended = Ce canal n’est plus suivi. Ses articles restent.
channel-not-followed = Ce canal n’est déjà plus suivi.
channel-lost = Je ne suis plus administrateur du canal « { $channel } », dont les publications ne sont donc plus suivies. Ses articles restent.
channel-not-admin = Je ne suis pas administrateur de ce canal, et n’en vois donc pas les publications. Nommez-moi administrateur, et je vous le proposerai de nouveau.
channel-orphaned = Plus personne qui ait le droit d’ajouter des articles ne répond du canal « { $channel } » : il n’est plus suivi. Ses articles restent ; /channels @canal le suit de nouveau.
channel-not-yours = Seul un administrateur de ce canal peut m’en faire suivre les publications.
channel-too-many = { $most } canaux sont déjà suivis, et je n’en suis pas davantage à la fois. Mettez fin à l’un d’eux avec /channels.
button-follow-channel = Suivre ses publications
feed-usage = Écrivez après /feed l’adresse d’un flux RSS ou Atom, ou d’une page qui en indique un, et si vous voulez les minutes entre deux passages ({ $least } au moins, { $minutes } si vous ne dites rien, { $most } jours au plus) : /feed https://example.org/rss 15. Chaque nouvelle entrée devient un article ; /feeds donne la liste des flux, les met en pause ou y met fin.
feed-too-many = Je surveille déjà { $most } flux, et pas plus à la fois. Mettez fin à l’un d’eux avec /feeds.
feed-begun =
    Je surveille « { $feed } », { $minutes ->
        [one] toutes les minutes
       *[other] toutes les { $minutes } minutes
    }.
feed-first =
    { $entries ->
        [0] Il n’a pas encore d’entrée.
        [one] Il a une entrée, que je lis maintenant.
       *[other] Il a { $entries } entrées, que je lis maintenant.
    }
feed-first-of = Il a { $entries } entrées ; je lis maintenant les { $newest } plus récentes et laisse de côté les autres.
feed-daily = Je vous dirai ce que j’y ai trouvé, puis une fois par jour ce qui est nouveau. /feeds donne la liste des flux.
feeds =
    { $feeds ->
        [one] Je surveille un flux
       *[other] Je surveille { $feeds } flux
    }
feeds-new = Du nouveau dans les flux
feed-every =
    { $minutes ->
        [one] toutes les minutes
       *[other] toutes les { $minutes } minutes
    }
feed-paused = en pause
feed-read = lu le { $day } à { $time } UTC
feed-fails = en échec depuis le { $day } ({ $why })
feed-missed =
    { $articles ->
        [0] { $articles } n’a pas pu être lu
        [one] { $articles } n’a pas pu être lu
       *[other] { $articles } n’ont pas pu être lus
    }
feed-failing = Depuis un jour, je n’arrive plus à lire le flux « { $feed } ». { $why } Je continue d’essayer, et n’en dirai plus rien d’ici là.
feed-orphaned = Plus personne qui ait le droit d’ajouter des articles ne répond du flux « { $feed } » : il est en pause. /feeds le reprend, au nom de qui presse le bouton.
button-pause = Pause
button-go-on = Reprendre
button-end-feed = Arrêter
receipt-added = Ajouté :
receipt-updated = Nouvelle version ({ $version }) :
receipt-removed = Retiré :
receipt-restored = Rétabli :
receipt-unchanged = Déjà là, inchangé :
receipt-replaces = Elle remplace la version { $version } ; ce qui en a été cité l’ouvre toujours.
receipt-was = Auparavant : { $name }.
receipt-filled = { $field } : { $now } (manquait jusqu’ici)
receipt-changed = { $field } : { $now } (jusqu’ici : { $was })
receipt-beside = Un autre article a ce titre, cette adresse ou cet identifiant ; il reste tel quel : { $name } ({ $id }).
replaced-line = { $name } ({ $id }) : la version { $version } a été remplacée
receipt-meaning-soon = Déjà consultable ; indexation complète dans quelques secondes.
receipt-sentences =
    { $sentences ->
        [0] aucune phrase
        [one] une phrase
       *[other] { $sentences } phrases
    }
button-undo = Annuler
button-undo-numbered = Annuler { $number }
articles-title =
    { $articles ->
        [0] Aucun article
        [one] Un article
       *[other] { $articles } articles
    }
articles-page = page { $page } sur { $pages }
articles-none = Il n’y a aucun article. Envoyez-moi un fichier ou collez un texte pour en ajouter un.
articles-none-found = Aucun article ne correspond.
button-filter = Filtrer
button-all-articles = Tous les articles
button-remove-these = Retirer ceux-ci…
filter-usage = Choisissez un critère, ou écrivez-le : /articles pont source:AFP après:2025-06-01 avant:2025-06-30 collection:accords. Les mots sont cherchés dans les titres, les sources et les identifiants.
filter-source = source { $names }
filter-language = en { $names }
filter-collection = collection { $names }
filter-since = à partir du { $day }
filter-until = jusqu’au { $day }
filter-chosen =
    { $articles ->
        [one] un article choisi
       *[other] { $articles } articles choisis
    }
filter-value = { $value } ({ $articles })
filter-unknown = « { $name }: » n’est pas un filtre : j’ai cherché les mots tels quels. Les filtres sont source:, collection:, langue:, après:, avant: et mois:.
filter-choose-source = De quelle source ?
filter-choose-language = Dans quelle langue ?
filter-choose-collection = De quelle collection ?
filter-choose-month = De quel mois ?
filter-choose-since = À partir du début de quel mois ? Pour un jour précis : après:2025-06-09
filter-choose-until = Jusqu’à la fin de quel mois ? Pour un jour précis : avant:2025-06-09
filter-nothing-to-choose-source = Aucun de ces articles n’indique sa source.
filter-nothing-to-choose-language = Aucun article ici.
filter-nothing-to-choose-collection = Aucun de ces articles n’est dans une collection.
filter-nothing-to-choose-month = Aucun de ces articles n’a de date.
filter-nothing-to-choose-since = Aucun de ces articles n’a de date.
filter-nothing-to-choose-until = Aucun de ces articles n’a de date.
button-by-month = Mois
button-by-since = À partir de
button-by-until = Jusqu’à
button-any = Peu importe
button-without-words = Sans les mots
button-back-to-list = ‹ Liste
remove-ask =
    { $articles ->
        [one] Retirer un article ?
       *[other] Retirer { $articles } articles ?
    }
remove-more = … et { $articles } de plus
remove-kept = Rien n’a été retiré.
remove-changed = Les articles ont changé entre-temps. Vérifiez la liste avant de les retirer.
button-yes-remove =
    { $articles ->
        [one] Oui, le retirer
       *[other] Oui, en retirer { $articles }
    }
button-no = Non
removed-together =
    { $articles ->
        [one] Un article retiré
       *[other] { $articles } articles retirés
    }
restored-together =
    { $articles ->
        [one] Un article rétabli
       *[other] { $articles } articles rétablis
    }
undo-kept =
    { $articles ->
        [one] Un article a changé depuis et reste tel quel : { $ids }
       *[other] { $articles } articles ont changé depuis et restent tels quels : { $ids }
    }
trash-title =
    { $articles ->
        [one] Un article retiré
       *[other] { $articles } articles retirés
    }
trash-kept = Un bouton les rétablit pendant { $days } jours ; ils sont ensuite effacés définitivement.
trash-empty = Rien n’a été retiré au cours des { $days } derniers jours.
trash-removed =
    Retiré le { $day } en ligne de commande, { $left ->
        [0] dernier jour
        [one] encore un jour
       *[other] encore { $left } jours
    }
trash-removed-by =
    Retiré le { $day } par { $person }, { $left ->
        [0] dernier jour
        [one] encore un jour
       *[other] encore { $left } jours
    }
button-restore = Rétablir { $number }
button-newer = ‹ Plus récents
button-older = Plus anciens ›

## Le regard de la rédaction

gaps-title =
    { $gaps ->
        [one] Une question sans réponse
       *[other] { $gaps } questions sans réponse
    }
gaps-kept = Les plus posées d’abord ; aucun nom n’est conservé. Une question qui n’est plus posée est oubliée au bout de { $days } jours.
gaps-none = Aucune question sans réponse ces { $days } derniers jours.
gap-asked =
    { $times ->
        [one] posée une fois, le { $day }
       *[other] posée { $times } fois, la dernière le { $day }
    }
gap-others =
    { $questions ->
        [one] et une autre très proche
       *[other] et { $questions } autres très proches
    }
gap-wanted = Quel article répond à « { $question } » ? Envoyez-le-moi : un fichier, un lien ou son texte.
gap-hint = Un fichier, un lien ou un texte
gap-closed = Cette question a trouvé sa réponse ou a été écartée.
gaps-filled =
    { $gaps ->
        [one] Une question a maintenant sa réponse :
       *[other] { $gaps } questions ont maintenant leur réponse :
    }
button-answer-gap = Répondre { $number }
button-drop-gap = Écarter { $number }
button-more-asked = ‹ Retour
button-less-asked = Suite ›
stats-title = Questions par jour
stats-asked =
    { $questions ->
        [one] Une question en { $days } jours
       *[other] { $questions } questions en { $days } jours
    }
stats-found = Avec réponse : { $found }. Sans réponse : { $missed }.
stats-votes = Utile : { $useful }. Pas utile : { $not_useful }.
stats-label-found = avec réponse
stats-label-missed = sans réponse
stats-cited = Les plus cités
stats-added = Articles ajoutés
stats-work = Qui a fait quoi
stats-worker = { $name } : ajouts { $added }, modifications { $updated }, retraits { $removed }
by-command-line = ligne de commande
audit-title =
    { $changes ->
        [one] Une modification
       *[other] { $changes } modifications
    }
audit-empty = Rien n’a encore été modifié.
audit-moment = { $day }, { $time } UTC
audit-by = { $moment } · { $by }
audit-undoes = annule la { $number }
file-too-large-to-send = Le fichier pèse { $size } Mo, et Telegram n’en accepte que 50 d’un bot. Faites-le sur le serveur, avec `pullquote export` ou `pullquote backup`.

## Groupes : arrivée, départ, absence

welcome =
    Bonjour ! Je réponds aux questions sur l’actualité avec les phrases des articles qu’on m’a confiés, mot pour mot.
    Écrivez /ask suivi de votre question, mentionnez-moi (@{ $bot }), ou répondez /ask à la question de quelqu’un.
privacy-mode-on = Dans « { $chat } », mon mode confidentialité est activé : je ne vois que les commandes, les mentions et les réponses qui me sont destinées. Je n’ai besoin de rien d’autre.
privacy-mode-off = Dans « { $chat } », je vois tous les messages, parce que mon mode confidentialité est désactivé ou que j’y suis administrateur. Je ne réponds qu’à ceux qui me sont destinés et n’en garde aucun ; pour changer cela, envoyez /setprivacy à @BotFather puis ajoutez-moi de nouveau, sans me nommer administrateur.
missing-rights = On m’a posé une question dans « { $chat } », mais je ne peux pas y écrire. Autorisez-moi à envoyer des messages, ou retirez-moi.
away = J’étais absent quand cette question a été posée. Reposez-moi celles qui vous intéressent encore, s’il vous plaît.

## Boutons

article-removed = Cet article a été retiré.
original-lost = Le fichier d’origine ne peut plus être envoyé.
next-best = Ensuite : « { $sentence } » — { $origin }
vote-useful = Merci : notée comme utile. Vous pouvez changer votre vote à tout moment.
vote-not-useful = Merci : notée comme inutile. Vous pouvez changer votre vote à tout moment.
why-word = { $words } : dans { $passages } des { $all } passages
why-translation = { $words } (traduction) : dans { $passages } des { $all } passages
why-name = { $words } (le même nom) : dans { $passages } des { $all } passages
why-spelling = { $words } (orthographe corrigée) : dans { $passages } des { $all } passages
why-synonym = { $words } (le même sens) : dans { $passages } des { $all } passages
why-meaning = Aucun de vos mots n’y figure : elle a été trouvée par son sens.
button-stale = Ce bouton ne fonctionne plus. Reposez votre question, s’il vous plaît.

## En ligne et chez des tiers

inline-paragraph = Le paragraphe entier
inline-paragraph-numbered = Paragraphe { $number }
inline-type = Écrivez une question sur l’actualité
inline-ask = Rien trouvé : demandez en privé
guest-ask = Me demander en privé

## Les personnes : droits, invitations, groupes liés à une collection

right-add = ajouter
right-remove = retirer
right-people = personnes
right-none = aucun droit
right-add-means = ajouter : ajouter des articles, et corriger ce qui en est dit
right-remove-means = retirer : retirer des articles et les rétablir, y compris ceux des autres
right-people-means = personnes : inviter d’autres administrateurs avec ces droits, modifier les droits, et lier des groupes à une collection
undo-not-yours = Ce changement est celui de quelqu’un d’autre : pour l’annuler, il faut le droit de retirer.
invite-choose = Que pourra faire la personne que vous invitez ?
invite-nothing = Vous n’avez plus le droit d’accorder cela. Écrivez de nouveau /invite.
invite-link = Envoyez ce lien à la personne que vous invitez :
invite-link-means = La première personne qui l’ouvre et accepte pourra :
invite-until = À accepter une seule fois, avant le { $until }.
invite-revoked = Invitation révoquée : ce lien n’ouvre plus rien.
button-make-link = Créer le lien
button-copy-link = Copier le lien
button-revoke = Révoquer
invitation = { $name } vous invite à travailler avec moi, @{ $bot }. Vous pourriez alors :
invitation-keeps = Si vous acceptez, je garde votre numéro, votre prénom et ces droits, jusqu’à ce qu’on vous les retire ou que vous les rendiez avec /forget. Les autres personnes qui s’occupent de moi les voient.
invitation-closed = Cette invitation a déjà été acceptée, a été révoquée ou a pris fin. Demandez-en une autre à la personne qui vous a invité.
invitation-own = C’est une invitation que vous avez créée : envoyez le lien à la personne que vous invitez.
invitation-needless = Vous pouvez déjà faire tout cela.
invitation-accepted = Bienvenue. Vous pouvez maintenant :
invitation-help = /help dit comment.
invitation-told = { $name } ({ $person }) a accepté l’invitation et a maintenant ces droits : { $rights }
button-accept = Accepter
people = Mes administrateurs
people-owners = Propriétaires :
people-since = depuis le { $day }, sur invitation de { $name }
people-since-alone = depuis le { $day }
people-invitations = Invitations en cours :
people-invitation = { $rights } : de { $name }, jusqu’au { $until }
people-only-own = Vous pouvez modifier les droits que vous avez vous-même.
people-ask-removal = Retirer tous ses droits à cette personne, sur-le-champ ? Ses invitations en cours prennent fin aussi ; ce qu’elle a ajouté reste.
people-owner = C’est un propriétaire : ses droits sont dans les réglages du programme.
people-gone = Cette personne n’a plus de droits ici.
people-not-yours = Il faut pour cela un droit que vous n’avez pas vous-même.
people-changed = Vos droits ici ont changé : { $rights }
people-changed-told = { $by } a modifié les droits de { $name } : { $rights }
people-removed = Vos droits ici vous ont été retirés. Vous pouvez toujours me poser des questions.
people-removed-told = { $by } a retiré tous ses droits à { $name }, qui avait : { $rights }
people-resigned = Vous avez rendu vos droits.
people-resigned-told = { $name } a rendu tous ses droits ici, avec /forget.
button-revoke-listed = Révoquer l’invitation : { $rights }
button-back-to-people = ‹ Liste
button-remove-member = Retirer…
button-remove-member-now = Retirer
button-keep-member = ‹ Garder
forgotten-rights = Vous avez ainsi rendu vos droits aussi. Ce que vous avez changé aux articles reste dans le journal avec votre numéro.
bind-usage = Dans un groupe, écrivez-y /bind et le nom d’une collection. Pour un canal, écrivez ici /bind @canal et le nom. Dans les deux cas, vous devez y être administrateur. /bind off y met fin.
bind-unknown = Je ne connais pas { $chat } : ce canal n’existe pas, ou je n’y suis pas.
bind-not-admin = Il faut en être administrateur pour cela.
bind-none = Lié à aucune collection : les questions cherchent dans tous les articles. /bind suivi d’un nom le lie à une collection.
bind-known = Collections existantes : { $collections }
bound =
    Lié à la collection « { $collection } » ({ $articles ->
        [0] aucun article pour l’instant
        [one] 1 article
       *[other] { $articles } articles
    }). Les questions posées dans ce groupe ne cherchent que là, et les administrateurs du groupe peuvent y ajouter des articles : en répondant /add à un message ou à un document.
bound-channel =
    Lié à la collection « { $collection } » ({ $articles ->
        [0] aucun article pour l’instant
        [one] 1 article
       *[other] { $articles } articles
    }). Ce qui est ajouté depuis ce canal y va ; qui y publie peut ajouter une publication ou un document en y répondant /add.
bind-ended = Le lien a pris fin : les questions cherchent de nouveau dans tous les articles.
button-end-binding = Y mettre fin
add-usage-group = Répondez /add au message ou au document que je dois ajouter.
add-unbound = Cette conversation n’est liée à aucune collection : les articles s’ajoutent dans la conversation privée avec moi. Quelqu’un qui a le droit « personnes » peut la lier avec /bind.

## Menus

command-ask = Poser une question sur les articles
command-help = Ce que je sais faire et comment demander
command-watching = Les questions que vous suivez
command-language = La langue dans laquelle je parle
command-settings = Choisir comment je réponds
command-about = Qui je suis et ce que je sais
command-privacy = Ce que je garde et comment l’effacer
command-add = Ajouter un article : texte à la suite, ou en réponse
command-articles = Lister les articles, ou en chercher
command-article = Montrer un article, son texte et ses versions
command-remove = Retirer un article, plusieurs, ou ceux trouvés
command-channels = Les canaux dont les publications deviennent des articles
command-feed = Surveiller un flux RSS ou Atom
command-feeds = Les flux surveillés
command-gaps = Questions sans réponse
command-stats = Ce qui est demandé et répondu, en image
command-audit = Qui a modifié quoi, et annuler
command-export = Les articles en lignes JSON
command-backup = Tout en un seul fichier
command-invite = Inviter un administrateur, avec les droits de votre choix
command-people = Mes administrateurs et leurs droits
command-bind = Lier un groupe ou un canal à une collection
command-edit = Modifier ce qui est dit d’un article
command-trash = Ce qui a été retiré et peut revenir

## Le profil du bot

profile-name = { $name } · l’actualité mot pour mot
profile-description =
    Posez une question sur l’actualité, en français ou en anglais. La réponse est faite de phrases des articles, mot pour mot, chacune avec sa source. Quand aucun article ne répond, je le dis.

    Dans un groupe : /ask suivi de votre question.
profile-short-description = Répond aux questions sur l’actualité avec les phrases mêmes des articles, mot pour mot, source comprise.

## Notes on what was read

note-repaired = Des caractères abîmés (« Ã© » pour « é ») ont été rétablis ; vérifiez le texte.
note-recognised = Le texte a été reconnu sur des images de pages et peut comporter des lettres fausses ; vérifiez-le.
note-wrong-date = Je n’ai pas pu utiliser la date indiquée : elle est peu claire, impossible ou future. Indiquez-la avec « Modifier ».
note-note-left-out = Ce qui précédait n’était pas un article et a été laissé de côté.
note-cover-left-out = Le message lui-même ne faisait que présenter sa pièce jointe : il a été laissé de côté.

## Erreurs

apology = Désolé, une erreur s’est produite de mon côté. Elle a été notée ; réessayez plus tard, s’il vous plaît.

error-empty-source = { $name } : aucun texte n’y a été trouvé. Choisissez un fichier ou un message qui contient l’article.
error-source-too-large = { $name } : { $size } Mo, alors que { $limit } Mo au plus sont lus. Envoyez le texte seul, ou un fichier plus petit.
error-text-too-long = { $name } : { $length } caractères de texte, alors que { $limit } au plus sont gardés. Divisez-le en plusieurs articles.
error-unknown-format = { $name } : je ne sais pas lire ce type de fichier. Je lis { $known }.
error-not-text =
    { $detected ->
        [unknown] { $name } : ce n’est pas du texte, quoi qu’en dise son nom.
       *[other] { $name } : ce n’est pas du texte ({ $detected }), quoi qu’en dise son nom.
    } Enregistrez l’article en texte, HTML, PDF ou DOCX.
error-encrypted-source = { $name } : protégé par un mot de passe. Enregistrez-en une copie sans mot de passe et envoyez-la.
error-scanned-source =
    { $pages ->
        [one] { $name } : sa page est une image sans texte.
       *[other] { $name } : ses { $pages } pages sont des images sans texte.
    } Passez-le à la reconnaissance de texte (OCR), ou envoyez le texte lui-même.
error-broken-source = { $name } : impossible de l’ouvrir comme { $format } ; il est sans doute abîmé ou incomplet. Ouvrez-le de votre côté, enregistrez-le de nouveau et réessayez.
error-picture-source = { $name } : c’est une image, et je ne lis les photos de pages que si la reconnaissance de texte (Tesseract) est installée. Envoyez le texte lui-même, ou demandez à la personne qui me fait tourner de l’installer.
error-too-many-pages = { $name } : { $pages } pages, alors que { $limit } au plus sont lues. Divisez-le en plusieurs fichiers.
error-took-too-long = { $name } : la lecture a été interrompue au bout de { $seconds } secondes ; le fichier est sans doute abîmé, ou malveillant. Enregistrez de nouveau l’article en texte ou en DOCX et envoyez-le ainsi.
error-took-too-much-memory = { $name } : sa lecture demande plus de { $limit } Mo de mémoire ; le fichier est sans doute abîmé, ou malveillant. Enregistrez de nouveau l’article en texte ou en DOCX et envoyez-le ainsi.
error-too-many-files = { $name } : { $count } fichiers, alors que { $limit } au plus sont lus dans une archive. Divisez-la en plusieurs.
error-too-many-parts = { $name } : le fichier contient plus de { $limit } articles ou lignes, et seuls ceux-là ont été lus. Envoyez le reste dans un autre fichier.
error-unpacks-too-large = { $name } : { $size } Mo une fois décompressé, alors que { $limit } Mo au plus sont lus. Retirez ce qui n’est pas un article, ou divisez-le.
error-nested-archive = { $name } : une archive placée dans un autre fichier n’est pas décompressée. Décompressez-la de votre côté et envoyez ce qu’elle contient.
error-unsupported-compression = { $name } : il est compressé d’une façon que je ne lis pas. Refaites l’archive comme un zip ordinaire (« Deflate »).
error-unsafe-name = { $name } : ce nom mène hors de l’archive, il a donc été laissé de côté. Refaites l’archive à partir d’un dossier de fichiers ordinaires.
error-several-articles = { $name } : il y a là plusieurs articles, alors qu’un seul était attendu. Téléchargez ce fichier et envoyez-le-moi directement.
error-no-text-column = { $name } : aucune colonne ne s’appelle « texte » (la première ligne indique : { $columns }). Nommez les colonnes sur la première ligne : texte et, si vous les avez, titre, date, source, url.
error-missing-source = { $name } : ce fichier ou ce dossier n’existe pas. Vérifiez le chemin.
error-unreadable-source = { $name } : impossible de le lire ({ $reason }). Vérifiez que c’est un fichier et que vous avez le droit de le lire.
error-private-address = { $name } : je n’ouvre ni les adresses privées ni celles qui ne sont pas du web. Envoyez la page en fichier, ou son texte.
error-walled-source =
    { $wall ->
        [subscription] { $name } : l’article est réservé aux abonnés, et je n’en vois que le début.
        [consent] { $name } : le site veut un consentement avant de montrer l’article.
        [login] { $name } : le site demande de se connecter avant de montrer l’article.
       *[robots] { $name } : le site ne montre l’article qu’aux navigateurs qui exécutent ses scripts.
    } Ouvrez-la chez vous et envoyez la page en fichier, ou son texte.
error-no-feed = { $name } : cette adresse ne donne aucun flux RSS ou Atom, et la page n’en indique aucun. Cherchez « RSS » sur le site et copiez cette adresse-là.
error-bad-record = { $name }, ligne { $line } : { $reason }. Corrigez cette ligne et réessayez.
error-unreachable-source = { $name } : impossible de le récupérer ({ $reason }). Vérifiez qu’il existe toujours, puis réessayez.
error-no-such-site = { $name } : il n’y a pas de site à cette adresse. Vérifiez-en l’orthographe.
error-silent-site = { $name } : le site n’a pas répondu à temps. Réessayez plus tard, ou envoyez le texte.
error-empty-question = Il n’y a aucun mot à chercher dans cette question. Posez-la en quelques mots, par exemple « Qui a annulé la réunion ? »
error-question-too-long = La question compte { $length } caractères, alors que { $limit } au plus sont lus. Posez-la en une ou deux phrases.
error-too-much-at-once = Vous avez déjà { $most } envois en attente, le maximum. Renvoyez celui-ci quand ils seront traités.
error-unknown-article = Il n’y a pas d’article « { $id } ». La liste des articles donne les identifiants.
error-nothing-to-undo = Ce changement ne peut plus être annulé : il l’a déjà été, ou l’article a changé depuis.
error-article-erased = L’article « { $id } » a été effacé définitivement, { $days } jours après son retrait. Renvoyez-le si vous en avez besoin.
error-right-lost = Vous n’avez plus le droit de faire cela : rien n’a été fait. Adressez-vous à la personne qui vous avait donné ce droit.
error-bad-filter = Je ne reconnais pas de date dans « { $word } ». Écrivez un jour comme 2025-06-30, un mois comme 2025-06, ou une année.
error-filter-too-long = { $limit } mots au plus sont cherchés à la fois, et il y en a { $words }. Retirez-en quelques-uns.
error-data-folder-unusable = Le dossier de données { $place } est inutilisable : { $reason }. Choisissez un dossier où vous pouvez écrire, avec DATA_DIR ou --data-dir.
error-store-damaged = La base de données { $place } est abîmée : { $reason }. Remplacez-la par une sauvegarde, ou écartez le fichier pour repartir de zéro.
error-store-too-new = La base de données { $place } a été écrite par une version plus récente de Pullquote (révision { $revision }). Mettez Pullquote à jour.
error-store-unavailable = La base de données { $place } ne répond pas : { $reason }. Vérifiez qu’elle fonctionne et que le disque n’est pas plein, puis réessayez.
error-backup-unusable = Impossible de restaurer { $place } : { $reason }. Choisissez un fichier fait par /backup ou par `pullquote backup`, et copiez-le de nouveau s’il est incomplet.
error-not-empty =
    { $place } contient { $articles ->
        [one] un article
       *[other] { $articles } articles
    }, que la sauvegarde remplacerait. Ajoutez --replace pour y renoncer, ou choisissez un autre --data-dir.
error-missing-token = TELEGRAM_TOKEN n’est pas défini. Demandez un jeton à @BotFather dans Telegram avec /newbot et inscrivez-le dans .env ; d’ici là, `pullquote chat` est le même bot dans le terminal.
error-refused-token = Telegram ne connaît pas ce TELEGRAM_TOKEN. Copiez-le de nouveau depuis @BotFather.
error-another-bot-runs = Un autre programme utilise le même TELEGRAM_TOKEN. Arrêtez-le, ou donnez à celui-ci un jeton à lui.
error-telegram-unreachable = { $url } ne répond pas : { $reason }. Vérifiez le réseau et TELEGRAM_API_URL, puis réessayez.
error-embeddings-unavailable = Le modèle de sens { $place } ne répond pas : { $reason }. En attendant, la recherche se fait par les mots seuls ; vérifiez EMBEDDINGS_URL, ou donnez-lui la valeur off.
error-model-unusable = { $place } ne contient aucun modèle utilisable : { $reason }. Vérifiez EMBEDDINGS_MODEL et EMBEDDINGS_URL, ou donnez à EMBEDDINGS_URL la valeur off.
error-output-failed = Impossible d’écrire le résultat : { $reason }. Vérifiez où va la sortie standard et que le disque n’est pas plein.
error-setting-error = { $name } : il faut { $expected } (reçu : « { $value } »). Corrigez-le dans l’environnement ou dans .env.
