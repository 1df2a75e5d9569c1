"""Pages of the content, their sources, and the red-flag screen."""

from dataclasses import replace

from bot.conversation.screen import Screen
from bot.conversation.visit import Visit
from handlers import abroad, actions
from handlers.menu import FOUND
from handlers.screens import home
from handlers.screens import pages as screens
from handlers.screens.pictures import picture as show_picture
from handlers.screens.sources import sources as show_sources
from handlers.services import Services


async def show(visit: Visit, action: actions.ShowPage, s: Services) -> Screen:
    """Show a page; of one that is gone, say so and show the menu."""
    view = s.view(visit.lang)
    if not view.library.has(action.page):
        return home.menu(view, screens.gone(view))
    shown = screens.page(view, view.page(action.page), results=bool(visit.dialog.get(FOUND)))
    danger = action.page == screens.RED_FLAGS
    return await abroad.said(shown, visit.person, view, s) if danger else shown


async def beside(visit: Visit, action: actions.ShowBeside, s: Services) -> Screen:
    """Show a page as a message of its own, so that the one that leads to it stays."""
    return replace(await show(visit, actions.ShowPage(action.page), s), fresh=True)


async def picture(visit: Visit, action: actions.ShowPicture, s: Services) -> Screen:
    """Show a page's drawing; where there is none any more, the page."""
    view = s.view(visit.lang)
    if not view.library.has(action.page):
        return home.menu(view, screens.gone(view))
    page = view.page(action.page)
    if page.picture is None:
        return screens.page(view, page)
    drawing = view.library.picture(page.picture, visit.lang)
    return show_picture(view, page, drawing, await s.pictures.png(drawing.svg))


async def sources(visit: Visit, action: actions.ShowSources, s: Services) -> Screen:
    """Show what a page rests on."""
    view = s.view(visit.lang)
    if not view.library.has(action.page):
        return home.menu(view, screens.gone(view))
    page = view.page(action.page)
    back = view.up(view.to_page(page.id))
    return show_sources(view, page, page.title, back)


async def wrong(visit: Visit, _action: actions.Wrong, s: Services) -> Screen:
    """Show the fixed red-flag screen."""
    view = s.view(visit.lang)
    return await abroad.said(
        screens.page(view, view.page(screens.RED_FLAGS)), visit.person, view, s
    )
