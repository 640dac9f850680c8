"""Every rule there is, in an explicit list, and where its page lies.

`CONTENT_RULES` are functions over what was read. `READING_RULES` are the names that reading and shape report
under: they have a page too, but no function here, because the text tells before anything is understood.
"""

from __future__ import annotations

from importlib import resources
from typing import Final

from ambassade.rules.account.account_used_twice import account_used_twice
from ambassade.rules.account.audience_size_in_the_future import audience_size_in_the_future
from ambassade.rules.account.audience_size_stale import audience_size_stale
from ambassade.rules.account.host_not_of_platform import host_not_of_platform
from ambassade.rules.account.look_alike_host import look_alike_host
from ambassade.rules.account.not_https import not_https
from ambassade.rules.account.platform_closed import platform_closed
from ambassade.rules.brand.brand_contrast import brand_contrast
from ambassade.rules.collection.collection_without_links import collection_without_links
from ambassade.rules.collection.link_picked_twice import link_picked_twice
from ambassade.rules.collection.picked_in_the_future import picked_in_the_future
from ambassade.rules.date.ambiguous_local_time import ambiguous_local_time
from ambassade.rules.date.date_missing import date_missing
from ambassade.rules.date.date_out_of_range import date_out_of_range
from ambassade.rules.date.end_before_start import end_before_start
from ambassade.rules.date.exception_never_occurs import exception_never_occurs
from ambassade.rules.date.missing_local_time import missing_local_time
from ambassade.rules.date.mixed_day_and_hour import mixed_day_and_hour
from ambassade.rules.date.recurrence_until_not_utc import recurrence_until_not_utc
from ambassade.rules.editorial.campaign_is_no_campaign import campaign_is_no_campaign
from ambassade.rules.editorial.depends_on_later import depends_on_later
from ambassade.rules.editorial.embargo_after_start import embargo_after_start
from ambassade.rules.editorial.event_without_place import event_without_place
from ambassade.rules.editorial.language_without_words import language_without_words
from ambassade.rules.editorial.link_home_not_seen import link_home_not_seen
from ambassade.rules.editorial.link_to_nothing import link_to_nothing
from ambassade.rules.editorial.online_without_link import online_without_link
from ambassade.rules.editorial.only_a_comment import only_a_comment
from ambassade.rules.editorial.outside_campaign import outside_campaign
from ambassade.rules.editorial.placeholder_address import placeholder_address
from ambassade.rules.editorial.placeholder_sentence import placeholder_sentence
from ambassade.rules.editorial.review_overdue import review_overdue
from ambassade.rules.editorial.same_part_twice import same_part_twice
from ambassade.rules.editorial.series_of_one import series_of_one
from ambassade.rules.editorial.translation_missing import translation_missing
from ambassade.rules.editorial.translation_of_itself import translation_of_itself
from ambassade.rules.message.disclosure_missing import disclosure_missing
from ambassade.rules.message.empty_placeholder import empty_placeholder
from ambassade.rules.message.hashtag_all_lower_case import hashtag_all_lower_case
from ambassade.rules.message.hashtag_over_limit import hashtag_over_limit
from ambassade.rules.message.language_does_not_match import language_does_not_match
from ambassade.rules.message.link_not_out_yet import link_not_out_yet
from ambassade.rules.message.link_not_used import link_not_used
from ambassade.rules.message.message_too_long import message_too_long
from ambassade.rules.message.picture_without_alternative_text import picture_without_alternative_text
from ambassade.rules.message.text_links_unencrypted import text_links_unencrypted
from ambassade.rules.message.text_used_twice import text_used_twice
from ambassade.rules.message.too_few_variants import too_few_variants
from ambassade.rules.message.too_many_links import too_many_links
from ambassade.rules.message.unknown_placeholder import unknown_placeholder
from ambassade.rules.message.variants_too_alike import variants_too_alike
from ambassade.rules.message.window_ends_before_campaign import window_ends_before_campaign
from ambassade.rules.message.window_never_opens import window_never_opens
from ambassade.rules.message.word_to_avoid import word_to_avoid
from ambassade.rules.naming.id_used_twice_in_file import id_used_twice_in_file
from ambassade.rules.naming.latin_name_missing import latin_name_missing
from ambassade.rules.naming.name_like_another import name_like_another
from ambassade.rules.naming.reserved_name import reserved_name
from ambassade.rules.naming.theme_name_used_twice import theme_name_used_twice
from ambassade.rules.naming.vocabulary_id_used_twice import vocabulary_id_used_twice
from ambassade.rules.network.basis_without_reference import basis_without_reference
from ambassade.rules.network.committee_role_doubled import committee_role_doubled
from ambassade.rules.network.established_in_the_future import established_in_the_future
from ambassade.rules.network.first_member_asked_nothing import first_member_asked_nothing
from ambassade.rules.network.launch_plan_too_long import launch_plan_too_long
from ambassade.rules.network.launch_plan_too_short import launch_plan_too_short
from ambassade.rules.network.launch_week_without_content import launch_week_without_content
from ambassade.rules.network.launch_without_first_members import launch_without_first_members
from ambassade.rules.network.launch_without_plan import launch_without_plan
from ambassade.rules.network.network_without_approver import network_without_approver
from ambassade.rules.network.network_without_content import network_without_content
from ambassade.rules.network.network_without_description import network_without_description
from ambassade.rules.network.network_without_lead import network_without_lead
from ambassade.rules.network.network_without_members import network_without_members
from ambassade.rules.network.owner_is_alumnus import owner_is_alumnus
from ambassade.rules.network.person_in_no_network import person_in_no_network
from ambassade.rules.network.space_without_host import space_without_host
from ambassade.rules.network.sponsor_missing import sponsor_missing
from ambassade.rules.planning.addressee_not_covered import addressee_not_covered
from ambassade.rules.planning.cadence_below_objective import cadence_below_objective
from ambassade.rules.planning.campaign_without_relay import campaign_without_relay
from ambassade.rules.planning.deadline_missed import deadline_missed
from ambassade.rules.planning.deadlines_out_of_order import deadlines_out_of_order
from ambassade.rules.planning.empty_week import empty_week
from ambassade.rules.planning.entry_on_holiday import entry_on_holiday
from ambassade.rules.planning.entry_without_message import entry_without_message
from ambassade.rules.planning.message_without_entry import message_without_entry
from ambassade.rules.planning.mix_off_target import mix_off_target
from ambassade.rules.planning.networks_collide import networks_collide
from ambassade.rules.planning.owner_with_too_much import owner_with_too_much
from ambassade.rules.planning.relay_asked_too_often import relay_asked_too_often
from ambassade.rules.planning.relay_not_present import relay_not_present
from ambassade.rules.planning.relays_outside_campaign import relays_outside_campaign
from ambassade.rules.profile.consent_before_told import consent_before_told
from ambassade.rules.profile.consent_ends_before_it_begins import consent_ends_before_it_begins
from ambassade.rules.profile.consent_expires_soon import consent_expires_soon
from ambassade.rules.profile.consent_for_nothing import consent_for_nothing
from ambassade.rules.profile.consent_too_long import consent_too_long
from ambassade.rules.profile.external_without_contact_owner import external_without_contact_owner
from ambassade.rules.profile.external_without_kind import external_without_kind
from ambassade.rules.profile.internal_without_unit import internal_without_unit
from ambassade.rules.profile.left_but_active import left_but_active
from ambassade.rules.profile.left_without_date import left_without_date
from ambassade.rules.profile.membership_ends_before_it_begins import membership_ends_before_it_begins
from ambassade.rules.profile.photo_without_consent import photo_without_consent
from ambassade.rules.profile.profile_is_only_a_name import profile_is_only_a_name
from ambassade.rules.profile.shown_before_told import shown_before_told
from ambassade.rules.reference.circular_dependency import circular_dependency
from ambassade.rules.reference.missing_file import missing_file
from ambassade.rules.reference.self_reference import self_reference
from ambassade.rules.reference.unknown_addressee import unknown_addressee
from ambassade.rules.reference.unknown_brand import unknown_brand
from ambassade.rules.reference.unknown_entry import unknown_entry
from ambassade.rules.reference.unknown_external_kind import unknown_external_kind
from ambassade.rules.reference.unknown_message import unknown_message
from ambassade.rules.reference.unknown_network import unknown_network
from ambassade.rules.reference.unknown_objective import unknown_objective
from ambassade.rules.reference.unknown_organisation_value import unknown_organisation_value
from ambassade.rules.reference.unknown_person import unknown_person
from ambassade.rules.reference.unknown_place import unknown_place
from ambassade.rules.reference.unknown_platform import unknown_platform
from ambassade.rules.reference.unknown_post import unknown_post
from ambassade.rules.reference.unknown_priority import unknown_priority
from ambassade.rules.reference.unknown_series import unknown_series
from ambassade.rules.reference.unknown_theme import unknown_theme
from ambassade.rules.reference.unknown_unit import unknown_unit
from ambassade.rules.reference.unreadable_picture import unreadable_picture
from ambassade.rules.reference.unused_picture import unused_picture
from ambassade.rules.rule import Rule
from ambassade.rules.workflow.address_changes import address_changes
from ambassade.rules.workflow.approval_in_the_future import approval_in_the_future
from ambassade.rules.workflow.approval_missing import approval_missing
from ambassade.rules.workflow.approval_not_confirmed import approval_not_confirmed
from ambassade.rules.workflow.approval_not_recorded import approval_not_recorded
from ambassade.rules.workflow.approval_of_another_text import approval_of_another_text
from ambassade.rules.workflow.approvals_unverified import approvals_unverified
from ambassade.rules.workflow.approved_text_changed import approved_text_changed
from ambassade.rules.workflow.approved_without_review import approved_without_review
from ambassade.rules.workflow.approver_has_left import approver_has_left
from ambassade.rules.workflow.approver_not_in_committee import approver_not_in_committee
from ambassade.rules.workflow.author_is_only_approver import author_is_only_approver
from ambassade.rules.workflow.change_refused import change_refused
from ambassade.rules.workflow.changed_without_the_person import changed_without_the_person
from ambassade.rules.workflow.consent_back_dated import consent_back_dated
from ambassade.rules.workflow.content_with_tooling import content_with_tooling
from ambassade.rules.workflow.deleted_without_trace import deleted_without_trace
from ambassade.rules.workflow.embargo_dropped import embargo_dropped
from ambassade.rules.workflow.emergency_does_more import emergency_does_more
from ambassade.rules.workflow.login_used_twice import login_used_twice
from ambassade.rules.workflow.moved_without_owners import moved_without_owners
from ambassade.rules.workflow.second_look_due import second_look_due
from ambassade.rules.workflow.starts_as_approved import starts_as_approved
from ambassade.rules.workflow.status_changed_by_outsider import status_changed_by_outsider
from ambassade.rules.workflow.urgent_mark_dropped import urgent_mark_dropped
from ambassade.rules.workflow.withdrawn_consent_revived import withdrawn_consent_revived

CONTENT_RULES: Final[tuple[Rule, ...]] = (
    circular_dependency,
    missing_file,
    self_reference,
    unknown_addressee,
    unknown_brand,
    unknown_entry,
    unknown_external_kind,
    unknown_message,
    unknown_network,
    unknown_objective,
    unknown_organisation_value,
    unknown_person,
    unknown_place,
    unknown_platform,
    unknown_post,
    unknown_priority,
    unknown_series,
    unknown_theme,
    unknown_unit,
    unreadable_picture,
    unused_picture,
    id_used_twice_in_file,
    latin_name_missing,
    name_like_another,
    reserved_name,
    theme_name_used_twice,
    vocabulary_id_used_twice,
    account_used_twice,
    audience_size_in_the_future,
    audience_size_stale,
    host_not_of_platform,
    look_alike_host,
    not_https,
    platform_closed,
    addressee_not_covered,
    cadence_below_objective,
    campaign_without_relay,
    deadline_missed,
    deadlines_out_of_order,
    empty_week,
    entry_on_holiday,
    entry_without_message,
    message_without_entry,
    mix_off_target,
    networks_collide,
    owner_with_too_much,
    relay_asked_too_often,
    relay_not_present,
    relays_outside_campaign,
    consent_before_told,
    consent_ends_before_it_begins,
    consent_expires_soon,
    consent_for_nothing,
    consent_too_long,
    external_without_contact_owner,
    external_without_kind,
    internal_without_unit,
    left_but_active,
    left_without_date,
    membership_ends_before_it_begins,
    photo_without_consent,
    profile_is_only_a_name,
    shown_before_told,
    basis_without_reference,
    committee_role_doubled,
    established_in_the_future,
    first_member_asked_nothing,
    launch_plan_too_long,
    launch_plan_too_short,
    launch_week_without_content,
    launch_without_first_members,
    launch_without_plan,
    brand_contrast,
    network_without_approver,
    network_without_content,
    network_without_description,
    network_without_lead,
    network_without_members,
    owner_is_alumnus,
    person_in_no_network,
    space_without_host,
    sponsor_missing,
    collection_without_links,
    link_picked_twice,
    picked_in_the_future,
    campaign_is_no_campaign,
    depends_on_later,
    embargo_after_start,
    event_without_place,
    link_to_nothing,
    translation_of_itself,
    translation_missing,
    language_without_words,
    online_without_link,
    only_a_comment,
    outside_campaign,
    placeholder_address,
    placeholder_sentence,
    review_overdue,
    same_part_twice,
    series_of_one,
    link_home_not_seen,
    hashtag_all_lower_case,
    hashtag_over_limit,
    message_too_long,
    text_links_unencrypted,
    too_many_links,
    window_never_opens,
    disclosure_missing,
    empty_placeholder,
    language_does_not_match,
    link_not_out_yet,
    link_not_used,
    picture_without_alternative_text,
    text_used_twice,
    too_few_variants,
    unknown_placeholder,
    variants_too_alike,
    window_ends_before_campaign,
    word_to_avoid,
    ambiguous_local_time,
    date_missing,
    date_out_of_range,
    end_before_start,
    exception_never_occurs,
    missing_local_time,
    mixed_day_and_hour,
    recurrence_until_not_utc,
    address_changes,
    approval_in_the_future,
    approval_missing,
    approval_not_confirmed,
    approval_not_recorded,
    approval_of_another_text,
    approvals_unverified,
    approved_text_changed,
    approved_without_review,
    approver_has_left,
    approver_not_in_committee,
    author_is_only_approver,
    change_refused,
    changed_without_the_person,
    consent_back_dated,
    content_with_tooling,
    deleted_without_trace,
    embargo_dropped,
    emergency_does_more,
    login_used_twice,
    moved_without_owners,
    second_look_due,
    starts_as_approved,
    status_changed_by_outsider,
    urgent_mark_dropped,
    withdrawn_consent_revived,
)

READING_RULES: Final[dict[str, str]] = {
    "alias-used": "reading",
    "bidirectional-character": "reading",
    "byte-order-mark": "reading",
    "control-character": "reading",
    "duplicate-key": "reading",
    "empty-file": "reading",
    "file-too-large": "reading",
    "id-used-twice": "reading",
    "indented-front-matter": "reading",
    "key-not-text": "reading",
    "line-separator": "reading",
    "missing-front-matter": "reading",
    "missing-organisation": "reading",
    "name-differs-by-case": "reading",
    "nested-too-deep": "reading",
    "not-a-mapping": "reading",
    "not-utf-8": "reading",
    "several-documents": "reading",
    "symbolic-link": "reading",
    "tag-used": "reading",
    "translation-of-nothing": "reading",
    "translation-with-front-matter": "reading",
    "unclosed-front-matter": "reading",
    "unexpected-file": "reading",
    "unreadable-file": "reading",
    "unreadable-yaml": "reading",
    "empty-text": "shape",
    "missing-key": "shape",
    "number-out-of-range": "shape",
    "repeated-item": "shape",
    "text-too-long": "shape",
    "too-few-items": "shape",
    "too-many-items": "shape",
    "unknown-key": "shape",
    "unknown-value": "shape",
    "wrong-format": "shape",
    "wrong-shape": "shape",
    "wrong-type": "shape",
}

LINK_RULES: Final = ("dead-link", "link-moved", "link-unanswered")
"""What `ambassade links` reports under: it asks the web, which no rule of the check does."""


def names() -> tuple[str, ...]:
    """The names of all rules, sorted."""
    return tuple(sorted([*READING_RULES, *LINK_RULES, *(rule.name for rule in CONTENT_RULES)]))


def page(name: str) -> str | None:
    """The page of a rule, as Markdown; None where there is no such rule."""
    folder = "links" if name in LINK_RULES else READING_RULES.get(name)
    if folder is None:
        for rule in CONTENT_RULES:
            if rule.name == name:
                folder = rule.check.__module__.split(".")[-2]
    if folder is None:
        return None
    return (
        resources.files("ambassade.rules")
        .joinpath(folder, name.replace("-", "_") + ".md")
        .read_text(encoding="utf-8")
    )
