"""A bad file stops the start with one line that names file, key and mend."""

import pytest

from advocacy.knowledge import KnowledgeError, check, load_knowledge, load_safety

ADVOCACY = "answers/advocacy.yml"

# (what is wrong, file, old text, new text, the key that the fault must name)
BROKEN = [
    ("unknown source", ADVOCACY, "sources: [org.advocacy_people_how]", "sources: [org.nobody]", "advocacy.confidentiality.sources"),
    ("unknown follow-up", ADVOCACY, "next: [advocacy.help,", "next: [advocacy.hepl,", "advocacy.what.next"),
    ("four follow-ups", ADVOCACY, "next: [advocacy.help,", "next: [bot.erase, advocacy.help,", "advocacy.what"),
    ("unknown contact", "answers/practical.yml", "{contact:pohwer}", "{contact:powher}", "find.advocate.short"),
    ("unknown part of a contact", "answers/practical.yml", "{contact:voiceability.web}", "{contact:voiceability.hours}", "contact.voiceability.short"),
    ("unknown placeholder", ADVOCACY, "It is usually free.", "It is {usually} free.", "advocacy.what.short"),
    ("phone number in an answer", ADVOCACY, "It is usually free.", "Call 0300 456 2370.", "advocacy.what.short"),
    ("short number in an answer", ADVOCACY, "It is usually free.", "Call 999.", "advocacy.what.short"),
    ("e-mail in an answer", ADVOCACY, "It is usually free.", "Write to a@b.org.", "advocacy.what.short"),
    ("web address in an answer", ADVOCACY, "It is usually free.", "See rethink.org now.", "advocacy.what.short"),
    ("exclamation mark", ADVOCACY, "It is usually free.", "It is free!", "advocacy.what.short"),
    ("empty line", ADVOCACY, "    There are different kinds of advocate.", "\n    There are different kinds of advocate.", "advocacy.what.short"),
    ("markdown", ADVOCACY, "It is usually free.", "It is **free**.", "advocacy.what.short"),
    ("wrong list mark", ADVOCACY, "    - say what you think", "    * say what you think", "advocacy.help.short"),
    ("not verified", ADVOCACY, "It is usually free.", "It is free (UNVERIFIED).", "advocacy.what.short"),
    ("yes to a question that may be the other way round", ADVOCACY, "You do not have to pay for", "No. You do not have to pay for", "advocacy.cost.short"),
    ("maybe in the words about somebody else", "answers/imha.yml", "{Who} {does} not have to see", "Perhaps. {Who} {does} not have to see", "imha.refuse.other"),
    ("unknown word for a person", "answers/imha.yml", "It is {their} choice", "It is {theyre} choice", "imha.refuse.other"),
    ("a person named in words for oneself", "answers/imha.yml", "It is your choice", "It is {their} choice", "imha.refuse.short"),
    ("more about somebody else without more", ADVOCACY, "  next: [advocacy.which, advocacy.help, find.advocate]", "  more_other: They can ask.\n  next: [advocacy.which, advocacy.help, find.advocate]", "advocacy.when"),
    ("length without a source", "lengths.yml", "sources: [mha1983.s4]", "sources: []", "s4.sources"),
    ("length of an unknown source", "lengths.yml", "sources: [mha1983.s4]", "sources: [mha1983.s4000]", "s4.sources"),
    ("meaning with a misspelt key", "glossary.yml", "  names: [cto,", "  nmaes: [cto,", "cto.nmaes"),
    ("meaning without a review", "glossary.yml", "  reviewed: 2026-11-23\n", "", "sectioned.reviewed"),
    ("one name for two meanings", "glossary.yml", "names: [deputy,", "names: [Attorney, deputy,", "deputy"),
    ("what is not covered, with an act that is none", "not_covered/advocates.yml", "  then: get", "  then: fetch", "arrival.then"),
    ("meaning too long", "glossary.yml", "Each section has its own rules.", "And so on. " * 20, "sectioned.text"),
    ("first screen too long", ADVOCACY, "It is usually free.", "It is free. " + "And so on. " * 30, "advocacy.what.short"),
    ("question too long", ADVOCACY, "question: What is advocacy,", "question: What in the whole wide world of mental health care is advocacy,", "advocacy.what.question"),
    ("button too long", ADVOCACY, "button: What is an advocate?", "button: What is an advocate, after all?", "advocacy.what.button"),
    ("misspelt key", ADVOCACY, "  about: what advocacy is", "  abuot: what advocacy is", "advocacy.what.abuot"),
    ("missing key", ADVOCACY, "  about: what advocacy is\n", "", "advocacy.what.about"),
    ("missing public answer", ADVOCACY, "advocacy.what:", "advocacy.whatever:", "advocacy.what"),
    ("answer in the wrong family", ADVOCACY, "advocacy.what:", "imha.what:", "imha.what"),
    ("dates out of order", ADVOCACY, "review_by: 2027-05-23", "review_by: 2026-05-23", "advocacy.what"),
    ("a day that does not exist", ADVOCACY, "reviewed: 2026-11-23", "reviewed: 2026-11-31", "advocacy.what.reviewed"),
    ("key twice", ADVOCACY, "advocacy.help:", "advocacy.what:", "advocacy.what"),
    ("no YAML", ADVOCACY, "  question: What is advocacy,", "  question: What: is advocacy,", "line 4"),
    ("grade D", "contacts.yml", "grade: B\n  checked: 2026-01-18", "grade: D\n  checked: 2026-01-18", "shout"),
    ("old and undated", "contacts.yml", "grade: C, checked: 2023-01}", "grade: C, checked: undated}", "pohwer.email"),
    ("number without quotes", "contacts.yml", 'phone: "999"', "phone: 999", "emergency"),
    ("number in a phrase", "contacts.yml", "phrase: Samaritans on {phone}", "phrase: Samaritans on 116 123", "samaritans.phrase"),
    ("phrase names a missing part", "contacts.yml", "phrase: Samaritans on {phone}", "phrase: Samaritans on {hours_at_night}", "samaritans.phrase"),
    ("law ends before it starts", "sources.yml", "in_force_from: 2026-06-02", "in_force_from: 2026-06-02, in_force_to: 2025-01-01", "uksc2026_16"),
    ("no crisis text for a kind", "safety.yml", "  other.now:", "  other.today:", "replies"),
    ("crisis text too long", "safety.yml", "Thank you for telling me.", "Thank you. " + "And so on. " * 30, "replies.self.worry"),
    ("crisis text with a number", "safety.yml", "call {contact:emergency} or", "call 999 or", "replies.self.now"),
    ("crisis answer without its text", "answers/assistant.yml", "safety: self.now", "safety: self.soon", "crisis.self.safety"),
]


@pytest.mark.parametrize("file, old, new, key", [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_a_fault_names_file_key_and_mend(edit, file, old, new, key):
    folder = edit(file, old, new)
    lines = check(folder)
    ours = [line for line in lines if line.startswith(f"{file}: ") and key in line.split(": ")[1]]
    assert ours, lines
    assert all("\n" not in line and "To mend it: " in line for line in lines)
    with pytest.raises(KnowledgeError) as raised:
        load_knowledge(folder)
    assert str(raised.value) in lines
    assert raised.value.file and raised.value.key and raised.value.mend


@pytest.mark.parametrize("file", ["contacts.yml", "sources.yml", "safety.yml", "answer_ids.yml", "answers/imha.yml", "lengths.yml", "glossary.yml"])
def test_a_missing_file_is_named(folder, file):
    (folder / file).unlink()
    assert any(line.startswith(f"{file}: file: ") for line in check(folder))


def test_one_key_in_two_files_is_named(folder):
    (folder / "not_covered" / "more.yml").write_text((folder / "not_covered" / "sections.yml").read_text(encoding="utf-8"), encoding="utf-8")
    assert any("length: stands in" in line for line in check(folder))


def test_two_faults_in_two_files_are_both_said(edit):
    edit("contacts.yml", "phrase: Samaritans on {phone}", "phrase: Samaritans on {fone}")
    folder = edit(ADVOCACY, "It is usually free.", "It is free!")
    lines = check(folder)
    assert lines[0].startswith("contacts.yml: samaritans.phrase: "), "the cause comes before its echoes"
    assert any(line.startswith(f"{ADVOCACY}: advocacy.what.short: ") for line in lines)


def test_a_bad_answer_does_not_take_the_crisis_texts_away(edit):
    folder = edit(ADVOCACY, "  question: What is advocacy,", "  question: What: is advocacy,")
    assert "999" in load_safety(folder).reply("self", "now").text


def test_a_text_of_an_unknown_family_is_not_ignored(folder):
    (folder / "answers" / "other.yml").write_text("other.what: {}\n")
    assert any(line.startswith("answers/other.yml: ") for line in check(folder))
