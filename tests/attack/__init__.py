"""Attacks on the whole bot over HTTP, while honest people ask: ``make attack``.

Each attack is one coroutine in ``attacks/``, with a name, a sentence, and what it demands::

    @attack(seconds=60)
    async def attack_03_title_across_origins(stage: Stage) -> None:
        \"""A page of another site that bears an article's title.\"""
        async with stage.running(near_web=True):
            ...  # what is done to the bot; an assertion that fails says that it got through
        stage.demand_newsroom_as_it_was()

``stage.running`` starts ``pullquote run`` as a process of its own, lets honest people ask every half second,
and ends it by SIGTERM. Beside what an attack itself demands, the bot must live, the honest answers must be
right and in time, SIGTERM must be answered, and no child may be left.

The numbers in the names are those of the list of attacks that once got through; one without a number was
found on no list.
"""
