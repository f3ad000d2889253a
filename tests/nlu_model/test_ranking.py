"""From the rankings of a message and its sentences to what is asked."""
import numpy as np

from advocacy.nlu.ranking import KEPT, rank, wanted


def ranking(answer: str, confidence: float, second: str = "general.what"):
    return [{"answer": answer, "confidence": confidence}, {"answer": second, "confidence": (1 - confidence) / 2}]


def first(found):
    return [questions[0]["answer"] for questions in found]


def test_the_most_likely_come_first_and_only_a_few_are_kept():
    labels = [f"a{i}" for i in range(9)]
    found = rank(labels, np.arange(9) / 36)
    assert [item["answer"] for item in found] == ["a8", "a7", "a6", "a5", "a4"]
    assert len(found) == KEPT


def test_a_single_sentence_is_its_own_question():
    whole = ranking("imha.get", 0.6)
    assert wanted(["how do i get an imha"], [whole]) == [whole]


def test_two_sure_questions_are_both_wanted():
    units = ["what is an imha and how do i get one", "what is an imha", "how do i get one"]
    found = wanted(units, [ranking("imha.what", 0.6), ranking("imha.what", 0.97), ranking("imha.get", 0.95)])
    assert sorted(first(found)) == ["imha.get", "imha.what"]


def test_the_same_question_twice_is_one():
    units = ["how do i get one? how do i get an imha?", "how do i get one?", "how do i get an imha?"]
    found = wanted(units, [ranking("imha.get", 0.9), ranking("imha.get", 0.9), ranking("imha.get", 0.95)])
    assert first(found) == ["imha.get"]


def test_a_greeting_before_the_question_does_not_hide_it():
    units = ["hi there. can i refuse the imha?", "hi there.", "can i refuse the imha?"]
    found = wanted(units, [ranking("bot.greet", 0.5), ranking("bot.greet", 0.99), ranking("imha.refuse", 0.95)])
    assert first(found) == ["imha.refuse"]


def test_a_story_told_around_a_question_does_not_become_a_second_question():
    units = ["story. does it cost anything?", "story of a fall.", "does it cost anything?"]
    found = wanted(units, [ranking("advocacy.cost", 0.7), ranking("talk.inform", 0.9), ranking("advocacy.cost", 0.9)])
    assert first(found) == ["advocacy.cost"]


def test_a_sure_whole_is_believed_before_one_of_its_sentences():
    units = ["what is it and is it free? the imha.", "is it free?", "the imha."]
    found = wanted(units, [ranking("imha.what", 0.95), ranking("advocacy.cost", 0.99), ranking("imha.what", 0.3)])
    assert first(found) == ["imha.what"]


def test_who_is_told_of_before_and_what_is_asked_after_are_put_together():
    units = ["he said he was the imha. do i have to see him?", "he said he was the imha.", "do i have to see him?"]
    beside = [ranking("imha.get", 0.4), ranking("any.refuse", 0.99)]
    (found,) = wanted(units, [ranking("imha.refuse", 0.7), *beside])
    assert (found[0]["answer"], found[0]["confidence"]) == ("imha.refuse", 0.99)
    (other,) = wanted(units, [ranking("imha.get", 0.7), *beside])
    assert other[0]["confidence"] == 0.7


def test_an_unsure_whole_gives_way_to_a_sure_question_in_it():
    units = ["a long story. how do i get an imha?", "a long story.", "how do i get an imha?"]
    found = wanted(units, [ranking("general.what", 0.3, "imha.get"), ranking("talk.inform", 0.9), ranking("imha.get", 0.95)])
    assert first(found) == ["imha.get"]
