"""The button under the bar of a file that is read."""

from telegram import Message

from handlers.chat.capability import Button, Capability, InBoundGroup
from handlers.chat.pressing import Pressing
from handlers.chat.roles import ADDING
from handlers.chat.services import Services
from handlers.uploads.taking_replies import StopTaking


async def stop_taking(press: StopTaking, at: Pressing) -> None:
    """Stop at the file's next part; what was read stays."""
    at.context.services.intake.stop_one(press.job)
    await at.spinner.stop()


def _sent_there(press: StopTaking, message: Message, _: str, services: Services) -> bool:
    """Whether a file was sent in this very chat; one that is read no longer is stopped anyway."""
    jobs = services.library.jobs.unfinished(message.get_bot().id)
    return all(job.chat == message.chat_id for job in jobs if job.number == press.job)


CAPABILITY = Capability(
    buttons=(Button(StopTaking, stop_taking, ADDING, InBoundGroup(stop_taking, _sent_there)),),
)
