"""A checked proposal to its review: the projections of both sides, compared."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from ambassade.check import Checked
from ambassade.findings import Severity
from ambassade.history.changes import Change
from ambassade.load.layout import CONTENT
from ambassade.load.schema import SchemaError, SchemaSet
from ambassade.model.catalog import Catalog, Kind
from ambassade.publish.audience import Audience
from ambassade.publish.projection import project
from ambassade.publish.visibility import local
from ambassade.review.calendar import CalendarReview
from ambassade.review.compare import Compared, Comparison
from ambassade.review.consent import agreements
from ambassade.review.correction import corrections
from ambassade.review.discretion import Discretion, apart
from ambassade.review.effect import Effect, Inside, People, Unreadable
from ambassade.review.inside import Sorted, Sorter, beyond, counted
from ambassade.review.label import Labels
from ambassade.review.needed import Approval
from ambassade.review.people import endings, owners_left
from ambassade.review.readable import broken, broken_paths, doubtful, left_out, readable, strays
from ambassade.review.review import Review
from ambassade.review.second_look import second_looks
from ambassade.review.view import KINDS, View
from ambassade.review.within import Within, still_read
from ambassade.rules.calendar import within_range
from ambassade.words import Words


@dataclass(frozen=True, slots=True)
class Asking:
    """What a review is made for: its readers (`public` or `private`), their language, the revisions typed."""

    audience: str
    words: Words
    base: str
    head: str | None


def build_review(checked: Checked, schemas: SchemaSet, asking: Asking) -> Review:
    """The review of a proposal that was checked; SchemaError where the schemas hide what all editions say."""
    return _Build(checked, schemas, asking).review()


class _Build:
    """One review being made."""

    def __init__(self, checked: Checked, schemas: SchemaSet, asking: Asking) -> None:
        self._checked = checked
        self._schemas = schemas
        self._asking = asking
        self._is_private = asking.audience == "private"
        self._as_of = within_range(checked.as_of)
        proposal = checked.proposal
        self._proposal = proposal
        self._changes = _all_new(checked.catalog) if proposal is None else proposal.changes
        suspects = doubtful(checked)
        self._head = readable(checked.catalog, suspects)
        if proposal is None:
            self._base = Catalog()
        else:
            before = [change.before for change in proposal.changes if change.before is not None]
            self._base = readable(proposal.base, [*suspects, *before])
        self._left_out = left_out(self._base, self._head)
        self._files = () if proposal is None else proposal.files
        self._here = local(self._as_of, self._head)
        """The date in the organisation's zone."""
        self._labels = Labels(schemas, asking.words)
        catalogs = (self._base, self._head)
        self._discretion = (
            Discretion() if self._is_private else Discretion.of(self._changes, catalogs, self._here.date())
        )

    def review(self) -> Review:
        """Everything that is told."""
        asking = self._asking
        empty = Review(
            asking.audience,
            self._as_of,
            asking.base,
            asking.head,
            findings=_counts(self._checked),
            corrections=corrections(self._checked.findings, (self._base, self._head), None),
            unreadable=self._unreadable(),
            other_files=self._other_files(),
        )
        if self._head.organisation is None:
            return empty
        public = self._views("public")
        members = self._views("members")
        sorter = Sorter((self._base, self._head), public, members, self._as_of)
        compared, outer = self._compare(public), self._compare(members)
        found = sorter.sort(self._readable_changes(), compared.touched)
        compared, not_named = apart(compared, public[1])
        told = replace(
            empty,
            public=tuple(compared.gained),
            invisible=tuple(still_read(compared.lost, members, self._changes)),
            changes=tuple(compared.changes),
            changed=len(
                {(one.thing.kind, one.thing.key) for one in compared.changes}
                | {(kind.value, key) for kind, key in compared.redated}
            ),
            not_named=not_named,
            inside=_numbers(found, outer, members, public),
        )
        if self._is_private:
            inside = self._views("internal")
            told = self._by_name(told, found, outer, (public, members, inside))
        else:
            inside = public
            told = replace(told, later_counts=counted(one for one, _ in found.later))
        return self._concerning(told, inside)

    def _by_name(
        self,
        told: Review,
        found: Sorted,
        outer: Compared,
        views: tuple[tuple[View, View], tuple[View, View], tuple[View, View]],
    ) -> Review:
        """What readers inside learn besides; `views` are the public, the members' and the internal ones.

        `outer` is what differs for members.
        """
        public, members, inside = views
        within = Within(inside, members, public, self._compare(inside))
        return replace(
            told,
            unreadable=replace(told.unreadable, paths=tuple(broken_paths(self._checked, self._head, inside))),
            later=tuple(within.later(found)),
            inside=within.inside(told.inside, found, outer, self._here),
            changes=(*told.changes, *within.changes(told.changes, outer.changes)),
        )

    def _concerning(self, told: Review, inside: tuple[View, View]) -> Review:
        """Approvals, the calendar and the people, named as far as the edition `inside` knows them."""
        approval = Approval(self._proposal, inside, is_private=self._is_private)
        knowing = inside if self._is_private else None
        left, count = owners_left(self._changes, self._head, self._here.date(), knowing)
        dates = CalendarReview(*inside, self._changes, self._left_out, self._here).calendar()
        findings = self._checked.findings
        return replace(
            told,
            public=tuple(_agreed(told.public, approval)),
            later=tuple(_agreed(told.later, approval)),
            calendar=replace(dates, left=left, left_count=count),
            people=self._people(knowing and knowing[1]),
            needed=approval.needed(),
            second_looks=second_looks(
                self._readable_changes(), inside, self._here.date(), is_private=self._is_private
            ),
            corrections=corrections(findings, (self._base, self._head), knowing),
        )

    def _people(self, view: View | None) -> People:
        """The consents of the people whom the proposal touches; without a view nobody is named."""
        found = endings(self._changes, self._head, self._checked.findings, view)
        if view is None:
            return found
        return replace(found, agreements=tuple(agreements(self._readable_changes(), view)))

    def _readable_changes(self) -> list[Change]:
        return [one for one in self._changes if not self._is_left_out(one)]

    def _compare(self, views: tuple[View, View]) -> Compared:
        return Comparison(*views, self._labels, self._changes, self._left_out).all()

    def _views(self, audience: Audience) -> tuple[View, View]:
        """One edition of the base and of the head."""
        base, head = (self._view(catalog, audience) for catalog in (self._base, self._head))
        return base, head

    def _view(self, catalog: Catalog, audience: Audience) -> View:
        if catalog.organisation is None:
            return View(None, self._asking.words)
        hidden = self._schemas.hidden(audience)
        try:
            edition = project(catalog, audience=audience, as_of=self._as_of, hidden=hidden)
        except ValueError as fault:
            raise SchemaError(str(fault)) from fault
        apart = self._discretion
        return View(edition, self._asking.words, apart.slugs, apart.pattern())

    def _is_left_out(self, change: Change) -> bool:
        return any(
            side is not None and (change.kind, side.key) in self._left_out
            for side in (change.before, change.after)
        )

    def _unreadable(self) -> Unreadable:
        """How many files could not be read on either side, touched by the proposal or not."""
        base, head = self._base, self._head
        return Unreadable(
            len(broken(base)),
            len(broken(head)) + strays(self._files, head),
            no_base=base.organisation is None,
            no_head=head.organisation is None,
        )

    def _other_files(self) -> int:
        return sum(not file.path.startswith(f"{CONTENT}/") for file in self._files)


def _all_new(catalog: Catalog) -> tuple[Change, ...]:
    """Every entity as one that comes."""
    return tuple(
        Change(kind, None, item) for kind in KINDS for _, item in sorted(catalog.items(kind).items())
    )


def _numbers(found: Sorted, outer: Compared, members: tuple[View, View], public: tuple[View, View]) -> Inside:
    """What is not public, in numbers; `outer` is what differs for members."""
    brought = beyond(outer.gained, members[1], public[1], found.members)
    return Inside(
        counted(found.members, *brought),
        counted(found.colleagues),
        len(found.apart),
        counted(found.unseen),
        counted(found.removed),
        counted((), *beyond(outer.lost, members[0], public[0], ())),
    )


def _agreed(effects: Collection[Effect], approval: Approval) -> Iterator[Effect]:
    """The effects, each with whether it was agreed."""
    for one in effects:
        yield replace(one, agreed=approval.agreed(Kind(one.thing.kind), one.thing.key))


def _counts(checked: Checked) -> tuple[int, int, int]:
    errors, warnings, notices = (
        sum(finding.severity is severity for finding in checked.findings)
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTICE)
    )
    return errors, warnings, notices
