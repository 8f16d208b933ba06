"""Steps from one page to the next, as a person makes them, and a look at where one is."""

from axe_playwright_python.sync_playwright import Axe

AXE = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


def follow(tautan):
    """Click what leads to another page, and be there. Playwright's `click` returns while that page is still
    on its way: who looks at once sees the old page, or none."""
    with tautan.page.expect_navigation():
        tautan.click()


def send(page, tombol: str):
    follow(page.get_by_role("button", name=tombol, exact=True))


def narrow(page):
    over = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert over <= 0, f"{over} px too wide: {page.url}"


def look(hp, js):
    """Nothing sticks out; axe, where the page may run scripts, finds nothing."""
    narrow(hp.page)
    if not js:
        return
    found = Axe().run(hp.page, options=AXE)
    assert not found.violations_count, found.generate_report()
