"""What handlers work with, and the typed context that brings it to them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from telegram import Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from handlers.texts import preferred

if TYPE_CHECKING:
    from corpus.library import Library


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a handler may use, made once by the composition root."""

    library: "Library"
    admins: frozenset[int] = frozenset()
    language: str = "en"  # of the interface, for people whose own language it does not speak


class Context(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """A callback's context with the services and the language of the person it serves."""

    services: Services
    language: str

    @classmethod
    def from_update(
        cls,
        update: object,
        application: "Application[Any, Self, Any, Any, Any, Any]",
    ) -> Self:
        """The context of an update, in the language of whoever caused it."""
        context = super().from_update(update, application)
        person = update.effective_user if isinstance(update, Update) else None
        context.language = preferred(person.language_code if person else None, cls.services.language)
        return context


BotApplication = Application[Any, Context, Any, Any, Any, Any]
BotContextTypes = ContextTypes[Context, dict[Any, Any], dict[Any, Any], dict[Any, Any]]


def context_types(services: Services) -> BotContextTypes:
    """The context types of one application: a class of its own, so that two bots in one process differ."""

    class BoundContext(Context):
        """The context of this application."""

    BoundContext.services = services
    BoundContext.language = services.language
    return ContextTypes(context=BoundContext)
