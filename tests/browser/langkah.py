"""A step from one page to the next, as a person makes it."""


def follow(tautan):
    """Click what leads to another page, and be there. Playwright's `click` returns while that page is still
    on its way: who looks at once sees the old page, or none."""
    with tautan.page.expect_navigation():
        tautan.click()
