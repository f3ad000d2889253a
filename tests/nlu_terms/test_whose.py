"""Whose section it is, when a message tells of two people."""

import pytest

from advocacy.nlu.reading import entity_of


@pytest.mark.parametrize("text, told", [
    ("i am on section 2, she is on section 3", [("s2", "self"), ("s3", "other")]),
    ("my sister is on a 3 and im on a 2", [("s3", "other"), ("s2", "self")]),
    ("my mum is my carer and I'm on a section 3", [("s3", "self")]),
    ("i'm worried about my brother on a section 3", [("s3", "other")]),
    ("they sectioned me", [("sectioned_type_unknown", "self")]),
    ("they put my son on a 2", [("s2", "other")]),
    ("she told me she is on a cto", [("cto", "other")]),
    ("nurse wont keep me she says its a 5(4)", [("s5_4", "self")]),
    ("the doctor says she is putting me on a 3", [("s3", "self")]),
    ("he said its a 2", [("s2", None)]),
    ("he just reckons its a 2", [("s2", None)]),
    ("my mum is ill and she says its a 3", [("s3", "other")]),
    ("my son says he is on a 3", [("s3", "other")]),
    ("she told me it was a cto", [("cto", "other")]),
    ("my section 3", [("s3", "self")]),
    ("her section 3", [("s3", "other")]),
    ("i am a nurse, my patient is on a 5(2)", [("s5_2", "other")]),
    ("we are both on a section 3", [("s3", None)]),
    ("me and my sister are on a section 3", [("s3", None)]),
    ("section 3", [("s3", None)]),
    ("im on the ward as a voluntary patient", [("informal", "self")]),
    ("my mum is ill on a section 3", [("s3", "other")]),
    ("my brothers on a 3, im just in as a voluntary", [("s3", "other"), ("informal", "self")]),
    ("me mams on a 3, im on a 5(2)", [("s3", "other"), ("s5_2", "self")]),
    ("lad in the next bed is on a 3 but mine is the 72 hour doctors one", [("s3", "other"), ("s5_2", "self")]),
    ("im on a 3 my brothers on a 2", [("s3", "self"), ("s2", "other")]),
    ("my brothers are worried, im on a 3", [("s3", "self")]),
    ("my sisters say im on a 3", [("s3", "self")]),
    ("my mum says mine is a section 2", [("s2", "self")]),
    ("a friend of mine is on a 3", [("s3", "other")]),
    ("im one of the lads on a section 3", [("s3", "self")]),
    ("im a woman on a section 3", [("s3", "self")]),
    ("one of my guys is on a 3", [("s3", "other")]),
    ("my roommate is on a 3 and im on a 2", [("s3", "other"), ("s2", "self")]),
])
def test_the_nearest_person_before_a_status_has_it(terms, text, told):
    assert [(m.value, m.whose) for m in terms.find(text) if m.fact == "mha_status"] == told


def test_an_entity_says_whose_only_when_it_is_known(terms):
    own, nobodys = (entity_of(terms.find(text)[-1]) for text in ("they put me on a 3", "on a 3"))
    assert own["whose"] == "self" and "whose" not in nobodys
