"""Where a message is cut into the sentences in which a question may stand."""
from advocacy.nlu.units import MOST_UNITS, looks_like_question, split_units, units_of


def test_a_short_message_stays_whole():
    assert split_units("can i get an imha") == ["can i get an imha"]


def test_sentences_are_cut_apart_and_an_abbreviation_is_no_end():
    units = split_units("Mum is on sec. 3 under Dr. Shah. She hates it. Can she get an I.M.H.A. to come?")
    assert len(units) == 3
    assert units[-1] == "Can she get an I.M.H.A. to come?"


def test_two_questions_in_one_breath_are_two():
    units = split_units("what is an imha and how do i get one")
    assert len(units) == 2
    assert "what is an imha" in units[0] and "how do i get one" in units[1]


def test_one_question_with_an_and_in_it_stays_whole():
    assert len(split_units("can me and my sister see the advocate")) == 1


def test_the_question_survives_in_a_very_long_story():
    story = "This is one more thing that happened on the ward. " * 60 + "Do I have to see the IMHA?"
    units = split_units(story)
    assert len(units) <= MOST_UNITS
    assert units[-1] == "Do I have to see the IMHA?"


def test_a_question_without_a_mark_is_one_and_a_statement_is_none():
    assert looks_like_question("how do i get an advocate")
    assert not looks_like_question("my mum is on a section 3.")


def test_only_sentences_put_as_questions_are_read_besides_the_whole():
    text = "He fell on the stairs. Nobody told us. Can he get an IMCA?"
    assert units_of(text) == [text, "Can he get an IMCA?"]


def test_where_no_sentence_is_put_as_a_question_all_are_read():
    text = "Hello there. The advocate on the ward please."
    assert units_of(text) == [text, "Hello there.", "The advocate on the ward please."]
