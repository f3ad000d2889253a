"""The law once more, written straight from the tables as code, to hold against the rules as data.

Each function takes facts that are all known (sets as frozensets) and returns an outcome.
"""
from __future__ import annotations

YES, NO, MAYBE = "eligible", "not_eligible", "maybe"
IN_SCOPE = ("nominated", "lpa_in_scope", "deputy_in_scope")
DETAINED = {"s2", "s3", "s17_leave", "awol", "s35", "s36", "s37_hospital", "s37_41", "s38", "s44", "s45A", "s47", "s47_49",
            "s48", "s48_49", "order_made_not_admitted", "cto", "cto_recalled", "cto_revoked", "guardianship_s7",
            "guardianship_s37", "conditional_discharge"}
VOLUNTARY = {"informal", "section_ended_staying_informally"}


def imha(f, sch3=False):
    status = f["mha_status"]
    if status & DETAINED:
        return YES
    if sch3 and status & VOLUNTARY and not status & {"dols_only", "court_place_of_safety"}:
        return YES
    if f["treatment_discussed"] == "s57" or (f["treatment_discussed"] == "s58A" and f["age_band"] == "under_18"):
        return YES
    return MAYBE if "court_place_of_safety" in status else NO


def imca(f):
    decision, maker = f["decision"], f["decision_maker"]
    if f["age"] == "under_16" or f["capacity_for_this_decision"] == "has" or decision == "other":
        return NO
    if decision == "dols":
        return dols(f)
    if maker == "private_only":
        return NO
    if decision in ("accommodation_review", "adult_safeguarding"):
        return may_instruct(f)
    alone = f["someone_appropriate_to_consult"] == "no"
    attorney = f["s40_person"] in IN_SCOPE
    if decision == "serious_treatment":
        if f["treatment_under_mha_part4_or_4a"] == "yes" or not alone or attorney:
            return NO
        return MAYBE if f["urgent"] == "yes" or maker == "local_authority" else YES
    if (f["age"] == "18_plus" and f["dols_stage"] in ("becoming_subject", "in_force_rpr_ended")
            and f["same_place_as_dols"] == "yes" and alone and not attorney):
        return YES
    required = f["accommodation_required_by_mha"]
    threshold = 28 if decision == "nhs_hospital_stay" else 56
    if required == "yes" or not alone or attorney or f["expected_stay_days"] < threshold:
        return NO
    if required == "condition_only" or f["urgent"] == "yes":
        return MAYBE
    wrong = {"nhs_hospital_stay": "local_authority", "la_residential": "nhs_body"}.get(decision)
    return MAYBE if maker == wrong else YES


def may_instruct(f):
    if f["particular_benefit"] == "no":
        return NO
    if f["decision"] == "accommodation_review" and (
        f["someone_appropriate_to_consult"] == "yes" or f["s40_person"] != "none"
        or f["in_accommodation_12_weeks"] == "no" or f["accommodation_required_by_mha"] == "yes"
    ):
        return NO
    return MAYBE


def dols(f):
    attorney, stage, trigger = f["s40_person"] in IN_SCOPE, f["dols_stage"], f["dols_trigger"]
    if f["age"] == "16_17":
        return MAYBE
    if f["dols_place"] == "own_home_or_supported_living" or stage in ("none", "in_force_rpr_paid"):
        return NO
    if stage == "in_force_rpr_unpaid":
        if attorney:
            return NO
        acting = f["s39d_imca_acting"]
        if acting != "none":
            if acting == "asked_by_rpr_or_body" and trigger in ("person_asks", "none"):
                return YES if trigger == "person_asks" else MAYBE
            return NO
        return MAYBE if trigger == "none" else YES
    return NO if attorney or f["someone_appropriate_to_consult"] == "yes" else YES


INVOLVED = {
    "needs_assessment": ("adult_with_needs", "carer"), "carers_assessment": ("carer",),
    "care_and_support_plan": ("adult_with_needs", "carer"), "support_plan": ("carer", "adult_with_needs"),
    "review_or_change_care_plan": ("adult_with_needs", "carer"),
    "review_or_change_support_plan": ("carer", "adult_with_needs"),
    "transition_childs_needs": ("young_person_moving_to_adult_services", "parent_or_carer_of_that_young_person"),
    "transition_childs_carer": ("parent_or_carer_of_that_young_person",),
    "transition_young_carer": ("young_carer", "parent_of_young_carer"),
    "safeguarding_enquiry": ("adult_with_needs",), "safeguarding_adults_review": ("adult_with_needs",),
}
CLOSED = ("complaint_about_social_care", "charging_or_benefits", "housing", "debt", "court", "care_act_appeal", "none")


def careact(f):
    process, role, suitable = f["process"], f["role"], f["appropriate_person"] == "one_meets_all_tests"
    if role == "other" or "none" in f["difficulty"] or process in CLOSED:
        return NO
    if process not in INVOLVED:
        return MAYBE
    if role not in INVOLVED[process]:
        return NO
    own_plan = process in ("support_plan", "review_or_change_support_plan")
    if own_plan and role == "adult_with_needs" and f["carer_asked_to_involve_adult"] == "no":
        return NO
    prison = f["in_prison_or_approved_premises"] == "yes"
    if process == "safeguarding_enquiry":
        return NO if prison or suitable else YES
    if process == "safeguarding_adults_review":
        if f["adult_alive"] == "no" or suitable:
            return NO
        return MAYBE if prison else YES
    if not suitable:
        return YES
    both = f["both_agree_best_interests"] == "yes"
    council = both or f["la_best_interests"] == "yes"
    days = {"hospital": 28, "care_home": 56}.get(f["nhs_stay"])
    long_stay = days is not None and f["nhs_stay_days"] >= days
    return YES if (long_stay and council) or (both and f["material_disagreement"] == "yes") else NO


NOT_HEALTH = ("adult_social_care_by_council", "adult_social_care_private_self_funded", "children_social_care",
              "private_health_self_funded_or_insured", "benefits_housing_police_employer_other")


def complaints(f):
    if f["complainant"] in ("staff_about_employment", "responsible_body") or f["stage"] in ("legal_claim_only", "discipline_only"):
        return NO
    if f["service"] in NOT_HEALTH:
        return NO
    if f["service"] == "armed_forces_medical" or f["complainant"] == "no_consent" or f["stage"] == "phso_done":
        return MAYBE
    late = f["time"] == "over_12_months" and f["stage"] != "after_final_response"
    return MAYBE if late else YES


def general(f):
    return MAYBE


LAW = {"imha": imha, "imca": imca, "careact": careact, "complaints": complaints, "general": general}


def outcome(service, values, sch3=False):
    """The outcome of facts that are all known; another nation comes before everything."""
    if values.get("nation", "england") != "england":
        return MAYBE
    return imha(values, sch3) if service == "imha" else LAW[service](values)
