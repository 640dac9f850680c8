"""The story: an open night in the lamp shed, from its draft to the archive, and what happens beside it.

Aurora's committee: Ana (lead), Ben (approver), Cleo (community manager). Dara is on call. Eve, who keeps a
café, writes a post. Hugo and Iris steer the network Bora. Everything happens in winter, in Paris.
"""

from __future__ import annotations

from tests.workflow.story.book import Book

ITEM = "aurora/open-night"
TITLE = "Open night in the lamp shed"
NIGHT = "content/networks/aurora/calendar/open-night.yml"
EVE = "content/ambassadors/eve-laurent.md"
POST = "coffee-under-lamp-twelve"
COFFEE = f"content/networks/aurora/posts/{POST}.md"
POST_SUMMARY = (
    '"What the reader will know afterwards: write it here."',
    "Who drinks coffee at four, and why.",
)
POST_BODY = (
    "Begin with what happened: where you were, what you saw, what surprised you. Say what did not work.",
    "At four in the morning I light the stove, and somebody knocks.",
)
WIND = "content/networks/bora/calendar/wind-day.yml"
MAIL = """
### Whose profile

Eve Laurent

### What is withdrawn

- [x] Everything: nothing about the person is shown any more
- [ ] The photograph
- [ ] All social media accounts
- [ ] All blogs
- [ ] The badges
"""
SUMMARY = "Come and see how lamps are mended."


def draft(book: Book) -> None:
    """Ana writes; a draft needs nobody's approval, but it comes to main by a pull request."""
    with book.step("01-drafted", "2026-11-23T09:00+01:00"):
        book.clone("ana-silva").begin("open-night")
        words = ["--network", "aurora", "--title", TITLE, "--start", "2026-12-10", "--audience", "public"]
        book.types("ana-silva", "new", "entry", "open-night", *words)
        advice = '"What happens, and why somebody would come or read: write it here."'
        book.edits("ana-silva", NIGHT, advice, "Come and see how lamps are mended, free cofee.")
        book.edits("ana-silva", NIGHT, "start: 2026-12-10", "start: 2026-12-10\nembargo: 2026-12-01")
        pull = book.opens("ana-silva", "Draft of an open night")
        assert "main takes nothing but merges" in book.pushes_to_main("ana-silva")
        book.merges(pull, "ben-okoro")


def shortcut(book: Book) -> None:
    """Ana would rather be quick: a draft can not become approved in one step, and not by herself."""
    with book.step("02-shortcut"):
        clone = book.clone("ana-silva")
        clone.begin("quick")
        book.types("ana-silva", "approve", ITEM, code=1)
        book.edits("ana-silva", NIGHT, "status: draft", "status: approved")
        pull = book.opens("ana-silva", "Approve the open night")
        book.approves(pull, "ana-silva")
        said = book.merges(pull, "ana-silva", taken=False)
        assert "[approved-without-review]" in said
        assert "[author-is-only-approver]" in said, said


def review(book: Book) -> None:
    """The draft is sent to review; that needs nobody either. Then everybody can see what waits."""
    with book.step("03-in-review", "2026-11-23T11:00+01:00"):
        book.clone("ana-silva").begin("open-night")
        book.types("ana-silva", "move", ITEM, "in_review")
        pull = book.opens("ana-silva", "Send the open night to review")
        book.merges(pull, "ben-okoro")
        book.at_main("cleo-marsh")
        assert ITEM in book.types("cleo-marsh", "status")


def own_approval(book: Book) -> None:
    """Ana approves what she wrote: the command warns her, and the check wants somebody else."""
    with book.step("04-own-approval", "2026-11-24T09:00+01:00"):
        book.clone("ana-silva").begin("own-approval")
        book.types("ana-silva", "approve", ITEM)
        pull = book.opens("ana-silva", "Approve my open night")
        book.approves(pull, "ana-silva")
        said = book.merges(pull, "ana-silva", taken=False)
        assert "[author-is-only-approver]" in said, said


def refusal(book: Book) -> None:
    """Ana writes Ben's approval down; Ben reads it, and says what is wrong. It waits."""
    with book.step("05-refused", "2026-11-24T14:00+01:00"):
        book.clone("ana-silva").begin("open-night")
        book.types("ana-silva", "approve", ITEM, "--by", "ben-okoro")
        pull = book.opens("ana-silva", "Approve the open night")
        book.refuses(pull, "ben-okoro", "“cofee” wants another f, and we never promise that it is free.")
        said = book.merges(pull, "ana-silva", taken=False)
        assert "[approval-not-confirmed]" in said
        book.at_main("cleo-marsh")
        assert ITEM in book.types("cleo-marsh", "status")


def correction(book: Book) -> None:
    """The text is corrected while it is in review."""
    with book.step("06-corrected", "2026-11-25T09:00+01:00"):
        book.clone("ana-silva").begin("open-night")
        book.edits("ana-silva", NIGHT, "Come and see how lamps are mended, free cofee.", SUMMARY)
        pull = book.opens("ana-silva", "Say it better")
        book.merges(pull, "ben-okoro")


def approval(book: Book) -> None:
    """Ben approves it as it is now: not by a pull request of his own, whose author he would be.

    It is scheduled then: its embargo has still to pass.
    """
    with book.step("07-approved", "2026-11-25T15:00+01:00"):
        book.clone("ben-okoro").begin("yes-from-ben")
        book.types("ben-okoro", "approve", ITEM)
        pull = book.opens("ben-okoro", "Approve the open night")
        book.approves(pull, "ben-okoro")
        said = book.merges(pull, "ben-okoro", taken=False, named="-by-its-approver")
        assert "[author-is-only-approver]" in said
        book.clone("ana-silva").begin("open-night")
        book.types("ana-silva", "approve", ITEM, "--by", "ben-okoro")
        pull = book.opens("ana-silva", "Approve the open night")
        book.approves(pull, "ben-okoro")
        book.merges(pull, "ben-okoro")


def late_push(book: Book) -> None:
    """At a forge, Ben approves, and Ana pushes something else: it is not what he approved."""
    with book.step("06b-pushed-late", "2026-11-25T11:00+01:00"):
        book.clone("ana-silva").begin("late")
        book.types("ana-silva", "approve", ITEM, "--by", "ben-okoro")
        pull = book.opens("ana-silva", "Approve the open night")
        book.approves(pull, "ben-okoro")
        book.edits("ana-silva", NIGHT, SUMMARY, "Come and win a lamp.")
        book.types("ana-silva", "approve", ITEM, "--by", "ben-okoro")
        book.pushes(pull, "One more word")
        said = book.merges(pull, "ana-silva", taken=False)
        assert "`bokoro` approved before the last push" in said
        assert "[approval-missing]" in said


def embargo_dropped(book: Book) -> None:
    """The embargo can not go silently."""
    with book.step("08-embargo-dropped", "2026-11-26T09:00+01:00"):
        book.clone("ana-silva").begin("sooner")
        book.edits("ana-silva", NIGHT, "embargo: 2026-12-01\n", "")
        pull = book.opens("ana-silva", "Show it now")
        said = book.merges(pull, "ana-silva", taken=False)
        assert "[embargo-dropped]" in said


def side_by_side(book: Book) -> None:
    """Eve and Hugo work at the same time; one is merged after the other."""
    with book.step("09-side-by-side", "2026-11-26T10:00+01:00"):
        book.clone("eve-laurent").begin("coffee")
        book.clone("hugo-lind").begin("wind-day")
        words = ["--network", "aurora", "--owner", "eve-laurent", "--audience", "public"]
        book.types("eve-laurent", "new", "post", POST, *words, "--start", "2026-12-02")
        book.edits("eve-laurent", COFFEE, *POST_SUMMARY)
        book.edits("eve-laurent", COFFEE, *POST_BODY)
        book.types("eve-laurent", "move", POST, "in_review")
        coffee = book.opens("eve-laurent", "A post about coffee")
        book.types("hugo-lind", "move", "bora/wind-day", "in_review")
        wind = book.opens("hugo-lind", "Send the wind day to review")
        book.merges(coffee, "cleo-marsh", named="-coffee")
        book.merges(wind, "iris-novak", named="-wind")


def slipped_in(book: Book) -> None:
    """Ana drafts a message. Ben merges it, and approves Eve's post in the merge itself: so that is his."""
    with book.step("09b-slipped-in", "2026-11-26T15:00+01:00"):
        book.clone("ana-silva").begin("lamps")
        book.types("ana-silva", "new", "message", "--network", "aurora", "--title", "Why lamps go out")
        pull = book.opens("ana-silva", "Draft of a message")
        book.approves(pull, "ben-okoro")

        def approve() -> None:
            book.types("ben-okoro", "approve", POST)

        said = book.merges(pull, "ben-okoro", taken=False, named="-by-a-merge", slipped_in=approve)
        assert "[author-is-only-approver]" in said
        book.merges(pull, "ben-okoro")


def both_approved(book: Book) -> None:
    """Each committee approves its own; the other's approval is worth nothing there."""
    with book.step("10-both-approved", "2026-11-27T10:00+01:00"):
        book.clone("eve-laurent").begin("coffee")
        book.clone("hugo-lind").begin("wind-day")
        book.types("hugo-lind", "approve", "bora/wind-day", "--by", "ben-okoro", code=1)
        book.types("hugo-lind", "approve", "bora/wind-day", "--by", "iris-novak")
        wind = book.opens("hugo-lind", "Approve the wind day")
        book.types("eve-laurent", "approve", POST, "--by", "cleo-marsh")
        coffee = book.opens("eve-laurent", "Approve the post about coffee")
        book.approves(wind, "ben-okoro")
        book.merges(wind, "ben-okoro", taken=False, named="-by-another-committee")
        book.approves(wind, "iris-novak")
        book.merges(wind, "iris-novak", named="-wind")
        book.approves(coffee, "cleo-marsh")
        book.merges(coffee, "cleo-marsh", named="-coffee")


def silent_correction(book: Book) -> None:
    """After publication a text changes: the approval was of other words, and the check says which."""
    with book.step("11-changed-silently", "2026-12-02T09:00+01:00"):
        book.clone("ana-silva").begin("correction")
        book.edits("ana-silva", NIGHT, SUMMARY, "Come and see how lamps are repaired.")
        pull = book.opens("ana-silva", "Repaired, not mended")
        book.approves(pull, "ben-okoro")
        said = book.merges(pull, "ben-okoro", taken=False)
        assert "“mended.” became “repaired.”" in said
        assert "[approved-text-changed]" in said


def corrected_again(book: Book) -> None:
    """The same correction, approved as it is now."""
    with book.step("12-corrected-after-publication", "2026-12-02T10:00+01:00"):
        book.clone("ana-silva").begin("correction")
        book.edits("ana-silva", NIGHT, SUMMARY, "Come and see how lamps are repaired.")
        book.types("ana-silva", "approve", ITEM, "--by", "ben-okoro")
        pull = book.opens("ana-silva", "Repaired, not mended")
        book.approves(pull, "ben-okoro")
        book.merges(pull, "ben-okoro")


def emergency(book: Book) -> None:
    """A storm on a Friday night: Dara, on call, corrects it alone, and somebody looks on Monday."""
    with book.step("13-emergency", "2026-12-04T21:00+01:00"):
        book.clone("dara-quinn").begin("storm")
        book.edits(
            "dara-quinn", NIGHT, "lamps are repaired.", "lamps are repaired. If it storms, we stay at home."
        )
        book.types("dara-quinn", "approve", ITEM, "--by", "dara-quinn", "--urgent")
        pull = book.opens("dara-quinn", "Storm warning")
        book.approves(pull, "dara-quinn")
        book.merges(pull, "dara-quinn")
    with book.step("14-second-look-due", "2026-12-07T09:00+01:00"):
        book.at_main("cleo-marsh")
        assert "[second-look-due]" in book.types("cleo-marsh", "check")
        assert ITEM in book.types("cleo-marsh", "status")
    with book.step("15-second-look", "2026-12-07T10:00+01:00"):
        book.clone("cleo-marsh").begin("second-look")
        book.types("cleo-marsh", "approve", ITEM)
        pull = book.opens("cleo-marsh", "Second look at the storm warning")
        book.merges(pull, "cleo-marsh")
        assert "[second-look-due]" not in book.types("cleo-marsh", "check")


def deleted(book: Book) -> None:
    """What was published is not deleted."""
    with book.step("16-deleted", "2026-12-14T09:00+01:00"):
        clone = book.clone("ana-silva")
        clone.begin("tidy")
        (clone.root / NIGHT).unlink()
        pull = book.opens("ana-silva", "Tidy up")
        book.approves(pull, "ben-okoro")
        said = book.merges(pull, "ben-okoro", taken=False)
        assert "[deleted-without-trace]" in said


def archived(book: Book) -> None:
    """It is archived: gone from the public edition, and the file stays."""
    with book.step("17-archived", "2026-12-14T10:00+01:00"):
        book.clone("ana-silva").begin("archive")
        book.types("ana-silva", "move", ITEM, "archived")
        pull = book.opens("ana-silva", "The open night is over")
        book.approves(pull, "ben-okoro")
        book.merges(pull, "ben-okoro")


def withdrawn(book: Book) -> None:
    """Eve withdraws her consent: anybody may write that down, and it holds the same day."""
    with book.step("18-withdrawn", "2026-12-15T09:00+01:00"):
        book.clone("cleo-marsh").begin("withdrawal")
        (book.folder / "mail.txt").write_text(MAIL, "utf-8")
        book.types("cleo-marsh", "intake", "../mail.txt")
        pull = book.opens("cleo-marsh", "Eve withdraws her consent")
        book.merges(pull, "cleo-marsh")


def revived(book: Book) -> None:
    """A revert would bring her back, and is refused."""
    with book.step("19-revived", "2026-12-16T09:00+01:00"):
        clone = book.clone("hugo-lind")
        clone.begin("undo")
        clone.git("revert", "--no-commit", "--mainline", "1", "HEAD")
        pull = book.opens("hugo-lind", "Undo the withdrawal")
        book.approves(pull, "cleo-marsh")
        said = book.merges(pull, "cleo-marsh", taken=False)
        assert "[withdrawn-consent-revived]" in said
