# The interface in English. Each key has its counterpart in fr.ftl, with the same variables.

## /start and /help

start =
    Hello! Ask me a question about the news, in English or in French. I answer with sentences of the articles that I was given, word for word, each with its source. I never write a sentence of my own about the news, and I tell you when the articles do not answer.

    { $articles ->
        [0] I have no articles yet.
        [one] I know one article.
       *[other] I know { $articles } articles.
    }
start-admin =
    { $articles ->
        [0] You may add articles. Send me the first one now: a file, a link, or its text pasted here. Then ask it something.
       *[other] You may add articles: send me a file, a link, or a text pasted here.
    } /help says what else you can do.
start-no-admins = Whoever runs me has not said who my admins are. Your Telegram id is { $person }: put it into ADMIN_IDS and start me again.
help =
    Here, just write your question: “Who cancelled the meeting?”

    In a group, write /ask and your question, mention me (@{ $bot }), reply to one of my messages, or reply /ask to somebody’s question.

    The words of your question that I found are in bold. “Context” shows the paragraph around a sentence.

    When no article answers, a button remembers your question, and I tell you when one does. /watching lists what you watch.
help-admin = For admins, in this chat only:
help-admin-add = • send a file ({ $formats }) or a link, paste an article or forward a post to add it; /add does the same with a short text, or in reply to a message
help-admin-follow = • /feed and an address watches an RSS or Atom feed; make me an admin of a channel, and I offer to follow its posts; /feeds and /channels list and end them
help-admin-list = • /articles lists the articles, also those that you look for (/articles bridge source:AFP after:2025-06-01); /article ID shows one
help-admin-remove = • /remove takes out one, several, or those that you look for; /trash brings them back for 30 days
help-admin-people = • /invite gives somebody rights by a link, /people changes them; /bind lets a group or channel work with one collection
help-admin-undo = Each change can be undone with its button.

help-articles = /articles shows what I have: titles, sources and days. The number of an article opens its text.
examples = Or tap a question below: the articles answer it.
example-question = What is said about { $name }?

## /about, /privacy and /forget

about =
    I am Pullquote { $version }, a bot that quotes. I never write a sentence about the news: each one comes from an article, to the letter, with its source. When no article answers, I say so.

    { $articles ->
        [0] I have no articles yet.
        [one] I know one article.
       *[other] I know { $articles } articles.
    }
about-languages = Languages of the articles: { $languages }.
privacy =
    What I keep of you, under your Telegram number and until you erase it: what you choose with /language and /settings; which sentences you found useful or not, beside a checksum of your question that gives back no word of it.

    For two days: the numbers of the messages that I replied to, and of my replies, so that the reply follows when you edit your question.

    For 90 days, or until you end it with /watching: the questions that you watch, in your words, and where you asked them.

    For 90 days, without your name or number: questions that no article answers, so that those who give me articles know what is missing. Of all other questions I count how many there were.

    What I do not keep: your name, unless you look after me; who asked what, my replies. The last questions are in my memory only, and gone when I restart; the conversation itself stays in Telegram.

    Of those who look after me by invitation I keep the number, the first name and the rights, so that the others recognise them, until they are removed or send /forget, which gives the rights back; beside each feed and channel that they have me follow the number, for as long; and beside each change of an article the number of who made it, for good.

    /forget erases what I keep of you, at once.
forgotten = Erased: I keep nothing of you any more.

## /language and /settings

language-name = English
language-usage = In which language shall I speak to you? The articles stay in their own.
settings = Your settings
settings-more =
    • the language in which I speak to you
    • how many sentences a reply shows at most
settings-group = The settings of this group
settings-group-more =
    Its admins can change them.
    • the language for people whose own I do not speak
    • how many sentences a reply shows at most
    • whether I answer to my name and to replies, or to /ask alone
    • how I answer: with a sound, without one, or also without a word when no article answers
settings-topics = • whether I answer in this topic, and in those for which nothing was chosen
group-admins-only = Only the admins of this group can change my settings here.
choice-language-app = Same as Telegram
choice-language-default = Default
choice-sentences =
    { $sentences ->
        [one] 1 sentence
       *[other] { $sentences } sentences
    }
choice-quietness-normal = Sound
choice-quietness-soundless = No sound
choice-quietness-silent = Silent
choice-mentions-yes = Name, replies, /ask
choice-mentions-no = /ask alone
choice-this-topic-yes = This topic: yes
choice-this-topic-no = This topic: no
choice-other-topics-yes = Others: yes
choice-other-topics-no = Others: no

## Answers

understood = I read this as: { $question }
understood-time = Understood: { $time }
time-between = { $first } – { $last }
time-from = { $first } or later
time-until = until { $last }
time-weekday = on a { $day }
not-found = I found no answer in my articles.
nearest = Closest sentence I have (it may not answer):
several-more = I answer three questions at a time. Ask the others again.
no-articles = I have no articles yet, so I can’t answer.
no-articles-admin = There are no articles yet. Send me one: a file, or its text pasted here.
nowhere = Nowhere in my articles: { $words }.
quoted-word = “{ $word }”
also = Also in:
also-more =
    { $articles ->
        [one] one more article
       *[other] { $articles } more articles
    }
untitled = untitled article
button-context = Context
button-context-numbered = Context { $number }
context-changed = This is version { $version }; the article has changed since.
context-shown = It is shown just below.
button-as-it-is-now = As it is now
button-wider = Before and after
button-open = Open
button-open-numbered = Open { $number }
button-more = More ›
button-back = ‹ Back
button-why = Why
button-useful = 👍
button-not-useful = 👎

## Small talk, and remarks about the answer before

small-talk-greeting = Hello! What would you like to know about the news?
small-talk-wellbeing = Ready for your questions, thank you. What would you like to know?
small-talk-thanks = You’re welcome!
small-talk-bye = Goodbye! Come back whenever you have a question.
small-talk-praise = Thank you! The sentences are the articles’ own, though: I only find them.
small-talk-insult = Sorry I’m not more help. Try other words, or a name from the story; /help says how to ask.
small-talk-who = I’m a bot. I answer questions about the news with sentences from my articles, word for word, each with its source. I write nothing about the news myself. /about says more.
small-talk-ability = Ask me about the news, for example “Who cancelled the meeting?”, and I’ll look for the sentences that answer in my articles. /help says more.
small-talk-chatter = Ask me a question about the news whenever you like.
request-of-nothing = Ask me a question first. Then I can show you the source of the answer, the article, or more sentences.
request-sure = I only quote: this stands in the article word for word, and the source answers for it. Why I chose it:
request-source = It stands here:
request-translate = I quote the articles in their own language and don’t translate, so that every word is theirs. It stands here:
request-summary = I write no summaries. The article begins:
request-more-none = I have no more sentences on this.
button-open-whole = Open the article

## Watched questions

button-watch = Tell me when an article answers
button-end-watch = Stop watching
button-end-numbered = End { $number }
button-end-all = End all
watch-begun = I’ll tell you here when a new article answers, at most once a day, for { $days } days. /watching lists your questions and stops them.
watch-too-many = You are already watching { $most } questions, which is the most I keep. Stop one with /watching.
watch-not-yours = You aren’t watching this question.
watch-ended =
    { $questions ->
        [one] Stopped watching.
       *[other] Stopped watching { $questions } questions.
    }
watch-told = New answer to “{ $question }”
watching =
    { $questions ->
        [one] You are watching one question
       *[other] You are watching { $questions } questions
    }
watching-until = until { $day }
watching-until-group = in a group, until { $day }
watching-none = You aren’t watching any questions here. When I find no answer, press the button under my reply, and I’ll tell you when one comes.

## Questions

ask-usage = Write your question after /ask, or reply /ask to a message that asks one.
mention-usage = Write your question after my name, or mention me in reply to a message that asks one.
only-text = I only read text. Please write your question in words.
only-text-admin = I cannot read this. Send me a text, a link, a file or photos of pages, or write a question.
unknown-command = I don’t know this command. Just write your question; /help says what I can do.
too-much-at-once = That was too much at once, so I left out the last messages. Wait for the other answers, then send them again.

## Admins

admins-only = Only admins with that right can do this.
upload-refused = Only my admins can give me articles. You can ask me a question about the ones I have.
post-short = This post has fewer than { $least } characters, too few for an article. Reply /add to it to add it anyway.
links-too-many = { $links } links, and I read { $most } per message. Send the rest in another message.
text-or-question = Is this an article or a question?
button-add-text = Add it
button-ask-text = Ask it
text-added = Taken as an article.
text-asked = Taken as a question.
text-gone = The text is gone. Send it again.
add-usage = Write or paste the article after /add, or reply /add to a message that holds it.
own-message = That is one of my own messages, so I do not add it as an article.
own-message-reader = That is one of my own messages. Ask me a question in your own words.
own-message-cites =
    { $articles ->
        [one] Here is the article itself:
       *[other] Here are the articles themselves:
    }
button-open-article = Open “{ $title }”
remove-usage = Write the ids or numbers of the articles after /remove, or what to look for, as after /articles: /remove source:AFP before:2025-06-01
article-usage = Write the id or the number of an article after /article, as /articles lists them.
article-version = Version { $version }, of { $day }
article-version-old = Version { $version }, of { $day }; the current one is { $current }
button-page-before = ‹ Page before
button-page-after = Next page ›
button-version-older = ‹ Version { $version }
button-version-newer = Version { $version } ›
button-open-link = Open the link
button-original = Original file
button-remove = Remove
edit-usage = Write the id of an article after /edit, or its number, as /articles lists them.
field-title = Title
field-source = Source
field-url = Address
field-published = Date
field-language = Language
field-collection = Collection
edit-field = { $field }:
edit-ask = Reply with the new value; “{ $empty }” leaves it empty.
edit-changed = { $field } changed to { $value }.
edit-emptied = { $field } is empty now.
edit-which-language = In which language is the article?
edit-date-proposed = Its first lines say { $day }.
edit-expected-name =
    { $field ->
        [title] A title has
        [source] A source has
        [collection] A collection has
       *[other] It has
    } 1 to { $most } characters. Please reply to my question again.
edit-expected-url = An address begins with https:// or http:// and the name of the site, such as https://example.org/article, without spaces or a login. Reply to my question again.
edit-expected-published = A date is written 2025-06-09 or 9 June 2025, and is not in the future. Reply to my question again.
edit-expected-language = A language has two letters, such as fr. Reply to my question again.
button-edit = Edit
receipt-alike = Nearly the same as “{ $title }” ({ $id }): they share { $share } % of their words. Both answer, and what they have in common is cited once.
taken-alike =
    { $articles ->
        [one] One is nearly the same as another article; both answer.
       *[other] { $articles } are nearly the same as other articles; all answer.
    }
taken-beside =
    { $articles ->
        [one] One has the title, address or id of another article, which was left as it is:
       *[other] { $articles } have the title, address or id of other articles, which were left as they are:
    }
listed-replaced = Replaced by a new version:
listed-beside = Left as they were; something new has the same title, address or id:
kept-both = Both stay.
button-keep-both = Keep both
button-replace-old = Replace the old one
button-skip = Skip this one
ask-one = Your question to
ask-one-reply = Reply with your question; I’ll search only this article.
ask-one-hint = Your question
prompt-too-old = My question is too old for that reply. Press the button under the article again and reply to the new one.
button-ask-one = Ask it
taking = Reading { $name }
taking-waits = It waits for the file before it.
taking-reasons = report.txt
taking-stopped = Stopped, as you asked. What was added stays.
taking-right-lost = Stopped: you may no longer add articles here. What was added stays.
taking-given-up =
    { $articles ->
        [0] Given up: I broke down twice while reading this file. Nothing was added.
       *[other] Given up: I broke down twice while reading this file. What was added stays.
    } Send it in parts, or in another format, such as plain text.
taking-skipped-more =
    { $parts ->
        [one] and one more that was passed over
       *[other] and { $parts } more that were passed over
    }
taken-added = { $articles } added
taken-updated =
    { $articles ->
        [one] 1 new version
       *[other] { $articles } new versions
    }
taken-restored = { $articles } back again
taken-unchanged = { $articles } already here
taken-skipped = { $articles } passed over
button-stop = Stop
button-show-added = Show them
button-undo-all = Undo all { $articles }
channels-title =
    { $channels ->
        [one] I follow one channel
       *[other] I follow { $channels } channels
    }
channels-how = Each of their posts of { $least } characters or more becomes an article, and an edited post a new version of it.
channels-none = I follow no channel. Make me an admin of one, and I offer you here to follow it, or write /channels @channel: each of its posts of { $least } characters or more becomes an article. I write nothing there.
channel-since = since { $day }
channel-offered = I am now an admin of the channel “{ $channel }”. Shall I follow it? Then each of its posts of { $least } characters or more becomes an article, and an edited post a new version of it. I write nothing there.
channel-followed = I follow the channel “{ $channel }” from its next post on; what is shorter than { $least } characters is passed over. /channels lists and ends it.
channel-ended = I no longer follow this channel. Its articles stay.
channel-not-followed = I do not follow this channel any more.
channel-lost = I am no longer an admin of the channel “{ $channel }”, and follow it no more. Its articles stay.
channel-not-admin = I am no admin of this channel, so I do not see its posts. Make me one, and I offer it again.
channel-orphaned = Nobody who may add articles stands behind the channel “{ $channel }” any more, so I follow it no longer. Its articles stay; /channels @channel follows it again.
channel-not-yours = Only an admin of this channel can have me follow it.
channel-too-many = I follow { $most } channels already, and no more at a time. End one with /channels.
button-follow-channel = Follow its posts
feed-usage = Write the address of an RSS or Atom feed, or of a page that names one, after /feed, and if you like the minutes between two looks ({ $least } or more, { $minutes } when you say nothing, at most { $most } days): /feed https://example.org/rss 15. Each new entry becomes an article; /feeds lists the feeds, and pauses or ends them.
feed-too-many = I watch { $most } feeds already, and no more at a time. End one with /feeds.
feed-begun =
    I watch “{ $feed }”, { $minutes ->
        [one] every minute
       *[other] every { $minutes } minutes
    }.
feed-first =
    { $entries ->
        [0] It has no entries yet.
        [one] It has one entry, which I read now.
       *[other] It has { $entries } entries, which I read now.
    }
feed-first-of = It has { $entries } entries; I read the newest { $newest } now, and leave out the older ones.
feed-daily = I tell you what I found, and then once a day what was new. /feeds lists all feeds.
feeds =
    { $feeds ->
        [one] I watch one feed
       *[other] I watch { $feeds } feeds
    }
feeds-new = New from the feeds
feed-every =
    { $minutes ->
        [one] every minute
       *[other] every { $minutes } minutes
    }
feed-paused = paused
feed-read = read on { $day } at { $time } UTC
feed-fails = fails since { $day } ({ $why })
feed-missed =
    { $articles ->
        [one] one could not be read
       *[other] { $articles } could not be read
    }
feed-failing = For a day I have not been able to read the feed “{ $feed }”. { $why } I go on trying, and say nothing more until it works again.
feed-orphaned = Nobody who may add articles stands behind the feed “{ $feed }” any more, so it is paused. /feeds goes on with it, in the name of whoever presses the button.
button-pause = Pause
button-go-on = Go on
button-end-feed = End
receipt-added = Added:
receipt-updated = New version ({ $version }):
receipt-removed = Removed:
receipt-restored = Back again:
receipt-unchanged = Already here, unchanged:
receipt-replaces = It replaces version { $version }; what was cited from that one still opens it.
receipt-was = Previously: { $name }.
receipt-filled = { $field }: { $now } (missing until now)
receipt-changed = { $field }: { $now } (until now: { $was })
receipt-beside = Another article has this title, address or id, and was left as it is: { $name } ({ $id }).
replaced-line = { $name } ({ $id }): version { $version } was replaced
receipt-meaning-soon = Searchable now; fully indexed in a few seconds.
receipt-sentences =
    { $sentences ->
        [one] one sentence
       *[other] { $sentences } sentences
    }
button-undo = Undo
button-undo-numbered = Undo { $number }
articles-title =
    { $articles ->
        [one] One article
       *[other] { $articles } articles
    }
articles-page = page { $page } of { $pages }
articles-none = There are no articles. Send me a file or paste a text to add one.
articles-none-found = No article matches.
button-filter = Filter
button-all-articles = All articles
button-remove-these = Remove these…
filter-usage = Choose a filter, or write it: /articles bridge source:AFP after:2025-06-01 before:2025-06-30 collection:talks. Words are looked for in titles, sources and ids.
filter-source = source { $names }
filter-language = in { $names }
filter-collection = collection { $names }
filter-since = from { $day }
filter-until = until { $day }
filter-chosen =
    { $articles ->
        [one] one chosen article
       *[other] { $articles } chosen articles
    }
filter-value = { $value } ({ $articles })
filter-unknown = “{ $name }:” is not a filter, so I looked for the words as they are. Filters are source:, collection:, language:, after:, before: and month:.
filter-choose-source = Of which source?
filter-choose-language = In which language?
filter-choose-collection = Of which collection?
filter-choose-month = Of which month?
filter-choose-since = From the beginning of which month? For a day: after:2025-06-09
filter-choose-until = Until the end of which month? For a day: before:2025-06-09
filter-nothing-to-choose-source = None of these articles names its source.
filter-nothing-to-choose-language = No article here.
filter-nothing-to-choose-collection = None of these articles is in a collection.
filter-nothing-to-choose-month = None of these articles has a date.
filter-nothing-to-choose-since = None of these articles has a date.
filter-nothing-to-choose-until = None of these articles has a date.
button-by-month = Month
button-by-since = From
button-by-until = Until
button-any = Any
button-without-words = Without the words
button-back-to-list = ‹ List
remove-ask =
    { $articles ->
        [one] Remove one article?
       *[other] Remove { $articles } articles?
    }
remove-more = … and { $articles } more
remove-kept = Nothing was removed.
remove-changed = The articles have changed meanwhile. Please look again before you remove them.
button-yes-remove =
    { $articles ->
        [one] Yes, remove it
       *[other] Yes, remove { $articles }
    }
button-no = No
removed-together =
    { $articles ->
        [one] One article removed
       *[other] { $articles } articles removed
    }
restored-together =
    { $articles ->
        [one] One article back again
       *[other] { $articles } articles back again
    }
undo-kept =
    { $articles ->
        [one] One article has changed since and stays as it is: { $ids }
       *[other] { $articles } articles have changed since and stay as they are: { $ids }
    }
trash-title =
    { $articles ->
        [one] One removed article
       *[other] { $articles } removed articles
    }
trash-kept = They come back with a button within { $days } days, and are then erased for good.
trash-empty = Nothing was removed in the last { $days } days.
trash-removed =
    Removed on { $day } from the command line, { $left ->
        [0] last day
        [one] one day left
       *[other] { $left } days left
    }
trash-removed-by =
    Removed on { $day } by { $person }, { $left ->
        [0] last day
        [one] one day left
       *[other] { $left } days left
    }
button-restore = Restore { $number }
button-newer = ‹ Newer
button-older = Older ›

## The desk's view

gaps-title =
    { $gaps ->
        [one] One unanswered question
       *[other] { $gaps } unanswered questions
    }
gaps-kept = The most asked come first; nobody’s name is kept. A question that is not asked again is dropped after { $days } days.
gaps-none = No unanswered questions in the last { $days } days.
gap-asked =
    { $times ->
        [one] asked once, on { $day }
       *[other] asked { $times } times, last on { $day }
    }
gap-others =
    { $questions ->
        [one] and one more much like it
       *[other] and { $questions } more much like it
    }
gap-wanted = Which article answers “{ $question }”? Send it to me: a file, a link or its text.
gap-hint = A file, a link or a text
gap-closed = This question has been answered or dropped.
gaps-filled =
    { $gaps ->
        [one] One question now has an answer:
       *[other] { $gaps } questions now have an answer:
    }
button-answer-gap = Answer { $number }
button-drop-gap = Drop { $number }
button-more-asked = ‹ Back
button-less-asked = More ›
stats-title = Questions a day
stats-asked =
    { $questions ->
        [one] One question in { $days } days
       *[other] { $questions } questions in { $days } days
    }
stats-found = Answered: { $found }. Unanswered: { $missed }.
stats-votes = Useful: { $useful }. Not useful: { $not_useful }.
stats-label-found = answered
stats-label-missed = unanswered
stats-cited = Most cited
stats-added = Articles added
stats-work = Who did what
stats-worker = { $name }: { $added } added, { $updated } changed, { $removed } removed
by-command-line = command line
audit-title =
    { $changes ->
        [one] One change
       *[other] { $changes } changes
    }
audit-empty = Nothing has been changed yet.
audit-moment = { $day }, { $time } UTC
audit-by = { $moment } · { $by }
audit-undoes = takes back { $number }
file-too-large-to-send = The file has { $size } MB, and Telegram takes 50 MB from a bot. Make it on the server, with `pullquote export` or `pullquote backup`.

## Groups: coming, going, being away

welcome =
    Hello! I answer questions about the news with sentences of the articles that I was given, word for word.
    Write /ask and your question, mention me (@{ $bot }), or reply /ask to somebody’s question.
privacy-mode-on = In “{ $chat }” my privacy mode is on: I see the commands, mentions and replies that are meant for me and nothing else. That is all I need.
privacy-mode-off = In “{ $chat }” I see every message, because my privacy mode is off or I am an admin there. I answer only what is meant for me and keep none of it; to change that, send /setprivacy to @BotFather and add me again, not as an admin.
missing-rights = I was asked something in “{ $chat }” but may not write there. Please let me send messages, or remove me.
away = I was away when this was asked. Please ask again what you still want to know.

## Buttons

article-removed = This article has been removed.
original-lost = The original file can no longer be sent.
next-best = Next best: “{ $sentence }” — { $origin }
vote-useful = Thank you: marked as useful. You can change your vote at any time.
vote-not-useful = Thank you: marked as not useful. You can change your vote at any time.
why-word = { $words }: in { $passages } of { $all } passages
why-translation = { $words } (translated): in { $passages } of { $all } passages
why-name = { $words } (the same name): in { $passages } of { $all } passages
why-spelling = { $words } (spelling mended): in { $passages } of { $all } passages
why-synonym = { $words } (the same meaning): in { $passages } of { $all } passages
why-meaning = None of your words stands in it: it was found by what it means.
button-stale = This button no longer works. Please ask again.

## Inline and guests

inline-paragraph = The whole paragraph
inline-paragraph-numbered = Paragraph { $number }
inline-type = Type a question about the news
inline-ask = Nothing found: ask in private
guest-ask = Ask me in private

## People: rights, invitations, groups that are bound to a collection

right-add = add
right-remove = remove
right-people = people
right-none = no right
right-add-means = add: add articles, and correct what is said of them
right-remove-means = remove: take articles out and bring them back, also those of others
right-people-means = people: invite other admins with these rights, change rights, and bind groups to a collection
undo-not-yours = Somebody else made this change: taking it back needs the right to remove.
invite-choose = What may the new admin do?
invite-nothing = You no longer have the right to give that. Write /invite again.
invite-link = Send this link to the person whom you invite:
invite-link-means = Whoever opens it first and accepts may do this:
invite-until = It can be accepted once, until { $until }.
invite-revoked = Revoked: this link opens nothing any more.
button-make-link = Make the link
button-copy-link = Copy the link
button-revoke = Revoke
invitation = { $name } invites you to work with me, @{ $bot }. You could then do this:
invitation-keeps = If you accept, I keep your number, your first name and these rights, until you are removed or give them back with /forget. The other people who look after me see them.
invitation-closed = This invitation was accepted already, was revoked, or has ended. Ask whoever invited you for a new one.
invitation-own = This is an invitation that you made: send the link to the person whom you invite.
invitation-needless = You may do all of that already.
invitation-accepted = Welcome. You may now do this:
invitation-help = /help says how.
invitation-told = { $name } ({ $person }) has accepted the invitation, and has these rights now: { $rights }
button-accept = Accept
people = My admins
people-owners = Owners:
people-since = since { $day }, invited by { $name }
people-since-alone = since { $day }
people-invitations = Open invitations:
people-invitation = { $rights }: by { $name }, until { $until }
people-only-own = You can change the rights that you have yourself.
people-ask-removal = Take everything away from this person, at once? Their invitations that are open end too; what they added stays.
people-owner = This is an owner, whose rights are in the settings of the program.
people-gone = This person has no rights here any more.
people-not-yours = That takes a right that you do not have yourself.
people-changed = Your rights here have changed: { $rights }
people-changed-told = { $by } has changed the rights of { $name }: { $rights }
people-removed = Your rights here have been taken away. You can ask me questions as before.
people-removed-told = { $by } has taken everything away from { $name }, who had: { $rights }
people-resigned = You have given your rights back.
people-resigned-told = { $name } has given back all rights here, with /forget.
button-revoke-listed = Revoke the invitation: { $rights }
button-back-to-people = ‹ List
button-remove-member = Remove…
button-remove-member-now = Remove
button-keep-member = ‹ Keep
forgotten-rights = With that you have given your rights back, too. What you changed of the articles stays in the audit with your number.
bind-usage = In a group, write /bind and the name of a collection there. For a channel, write here /bind @channel and the name. Either way you must be an admin there. /bind off ends it.
bind-unknown = I do not know { $chat }: there is no such channel, or I am not in it.
bind-not-admin = Only somebody who is an admin there can do that.
bind-none = Bound to no collection: questions search all articles. /bind and a name bind it to one.
bind-known = Collections that there are: { $collections }
bound =
    Bound to the collection “{ $collection }” ({ $articles ->
        [0] no article yet
        [one] 1 article
       *[other] { $articles } articles
    }). Questions asked in this group search it alone, and the admins of the group can add to it: by replying /add to a message or document.
bound-channel =
    Bound to the collection “{ $collection }” ({ $articles ->
        [0] no article yet
        [one] 1 article
       *[other] { $articles } articles
    }). What is added from this channel goes there; whoever posts in it can add a post or document by replying /add.
bind-ended = No longer bound: questions search all articles again.
button-end-binding = End this
add-usage-group = Reply /add to the message or document that I shall add.
add-unbound = This chat is bound to no collection: articles are added in the private chat with me. Somebody with the right “people” can bind it with /bind.

## Menus

command-ask = Ask a question about the articles
command-help = What I can do and how to ask
command-watching = The questions that you watch
command-language = The language in which I speak
command-settings = Choose how I answer
command-about = What I am and what I know
command-privacy = What I keep, and how to erase it
command-add = Add an article: text after it, or in reply to one
command-articles = List the articles, or look for some
command-article = Show an article with its text and versions
command-remove = Remove one article, several, or those found
command-channels = Channels whose posts become articles
command-feed = Watch an RSS or Atom feed
command-feeds = The feeds that are watched
command-gaps = Unanswered questions
command-stats = What is asked and answered, with a picture
command-audit = Who changed what, and undo
command-export = The articles as JSON lines
command-backup = Everything in one file
command-invite = Invite an admin, with the rights you choose
command-people = My admins and their rights
command-bind = Bind a group or channel to a collection
command-edit = Change what is said of an article
command-trash = What was removed and can come back

## The bot's profile

profile-name = { $name } · news, word for word
profile-description =
    Ask a question about the news, in English or in French. The answer is made of sentences of the articles, word for word, each with its source. When no article answers, I say so.

    In groups: /ask and your question.
profile-short-description = Answers questions about the news with the articles’ own sentences, word for word, each with its source.

## Notes on what was read

note-repaired = Garbled characters (“Ã©” for “é”) were put right; please check the text.
note-recognised = The text was recognised on pictures of pages and may have wrong letters; please check it.
note-wrong-date = I could not use the date given for it: it is unclear, impossible or in the future. Set it with “Edit”.
note-note-left-out = What stood above was no article, so it was left out.
note-cover-left-out = The message itself only introduced its attachment, so it was left out.

## Errors

apology = Sorry, something went wrong on my side. It has been noted; please try again later.

error-empty-source = { $name }: there is no text in it. Choose a file or a message that contains the article.
error-source-too-large = { $name }: { $size } MB, and at most { $limit } MB are read. Send the text only, or a smaller file.
error-text-too-long = { $name }: { $length } characters of text, and at most { $limit } are kept. Split it into several articles.
error-unknown-format = { $name }: I cannot read this kind of file. I read { $known }.
error-not-text =
    { $detected ->
        [unknown] { $name }: this is not text, whatever its name says.
       *[other] { $name }: this is not text but { $detected }, whatever its name says.
    } Save the article as text, HTML, PDF or DOCX.
error-encrypted-source = { $name }: protected by a password. Save a copy without a password and send that.
error-scanned-source =
    { $pages ->
        [one] { $name }: its page is a picture without text.
       *[other] { $name }: its { $pages } pages are pictures without text.
    } Run it through text recognition (OCR), or send the text itself.
error-broken-source = { $name }: it cannot be opened as { $format }; it is probably damaged or cut short. Open it on your side, save it again and retry.
error-picture-source = { $name }: a picture, and I read photos of pages only where text recognition (Tesseract) is installed. Send the text itself, or ask whoever runs me to install it.
error-too-many-pages = { $name }: { $pages } pages, and at most { $limit } are read. Split it into several files.
error-took-too-long = { $name }: reading it was stopped after { $seconds } seconds; the file is probably damaged, or made to do harm. Save the article again as text or DOCX and send that.
error-took-too-much-memory = { $name }: reading it needs more than { $limit } MB of memory; the file is probably damaged, or made to do harm. Save the article again as text or DOCX and send that.
error-too-many-files = { $name }: { $count } files, and at most { $limit } are read from one archive. Split it into several.
error-too-many-parts = { $name }: it holds more than { $limit } articles or lines, and only those were read. Send the rest in another file.
error-unpacks-too-large = { $name }: it unpacks to { $size } MB, and at most { $limit } MB are read. Leave out what is no article, or split it.
error-nested-archive = { $name }: an archive within another file is not unpacked. Unpack it on your side and send what it holds.
error-unsupported-compression = { $name }: it is packed in a way that I do not read. Make the archive again as an ordinary zip (“Deflate”).
error-unsafe-name = { $name }: it leads out of its archive, so it was left alone. Make the archive again from a folder of ordinary files.
error-several-articles = { $name }: this holds several articles, and a single one was expected. Download it and send me the file itself.
error-no-text-column = { $name }: no column is called “text” (the first row has: { $columns }). Name the columns in the first row: text, and if you have them title, date, source, url.
error-missing-source = { $name }: there is no such file or folder. Check the path.
error-unreadable-source = { $name }: it cannot be read ({ $reason }). Check that it is a file and that you may read it.
error-private-address = { $name }: I can’t open private or non-web addresses. Send the page as a file, or its text.
error-walled-source =
    { $wall ->
        [subscription] { $name }: the article is for subscribers, and I see only its beginning.
        [consent] { $name }: the site wants consent before it shows the article.
        [login] { $name }: the site wants a login before it shows the article.
       *[robots] { $name }: the site shows the article only to browsers that run its scripts.
    } Open it on your side and send the page as a file, or its text.
error-no-feed = { $name }: there is no RSS or Atom feed at this address, nor does the page name one. Look on the site for “RSS”, and copy that address.
error-bad-record = { $name }, line { $line }: { $reason }. Correct that line and retry.
error-unreachable-source = { $name }: it could not be fetched ({ $reason }). Check that it is still there, then try again.
error-no-such-site = { $name }: there is no site at this address. Check its spelling.
error-silent-site = { $name }: the site did not answer in time. Try again later, or send the text.
error-empty-question = There is no word to look for in this question. Ask it in a few words, for example “Who cancelled the meeting?”
error-question-too-long = The question has { $length } characters, and at most { $limit } are read. Ask it in one or two sentences.
error-too-much-at-once = You have { $most } things waiting here, the most I take at a time. Send this again once they are done.
error-unknown-article = There is no article “{ $id }”. The list of articles shows the ids.
error-nothing-to-undo = This change can no longer be undone: it already was, or the article has changed since.
error-article-erased = The article “{ $id }” was erased for good, { $days } days after its removal. Send it again if you need it.
error-right-lost = You may no longer do this, so nothing was changed. Ask whoever gave you the right.
error-bad-filter = I don’t recognise “{ $word }” as a date. Write a day as 2025-06-30, a month as 2025-06, or a year.
error-filter-too-long = At most { $limit } words are looked for at once, and these are { $words }. Leave some out.
error-data-folder-unusable = The data folder { $place } cannot be used: { $reason }. Choose a folder that you may write to, with DATA_DIR or --data-dir.
error-store-damaged = The database { $place } is damaged: { $reason }. Put a backup in its place, or move the file away to begin anew.
error-store-too-new = The database { $place } was written by a later version of Pullquote (revision { $revision }). Update Pullquote.
error-store-unavailable = The database { $place } does not answer: { $reason }. Check that it runs and that the disk is not full, then retry.
error-backup-unusable = { $place } cannot be restored: { $reason }. Choose a file that /backup or `pullquote backup` made, and copy it again if it was cut short.
error-not-empty =
    { $place } holds { $articles ->
        [one] one article
       *[other] { $articles } articles
    }, which the backup would replace. Add --replace to give them up, or choose another --data-dir.
error-missing-token = There is no TELEGRAM_TOKEN. Ask @BotFather in Telegram for one with /newbot and put it into .env; until then `pullquote chat` is the same bot in the terminal.
error-refused-token = Telegram does not know this TELEGRAM_TOKEN. Copy it again from @BotFather.
error-another-bot-runs = Another program is running with the same TELEGRAM_TOKEN. Stop it, or give this one a token of its own.
error-telegram-unreachable = { $url } does not answer: { $reason }. Check the network and TELEGRAM_API_URL, then retry.
error-embeddings-unavailable = The model of meaning at { $place } does not answer: { $reason }. Words alone find meanwhile; check EMBEDDINGS_URL, or set it to off.
error-model-unusable = { $place } holds no model that can run: { $reason }. Check EMBEDDINGS_MODEL and EMBEDDINGS_URL, or set EMBEDDINGS_URL=off.
error-output-failed = The result cannot be written: { $reason }. Check where standard output goes and that its disk is not full.
error-setting-error = { $name } must be { $expected } (got “{ $value }”). Correct it in the environment or in .env.
