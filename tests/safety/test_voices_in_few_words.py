"""A voice that commands, told by somebody who is new to English."""
import pytest

COMMANDS = ["voice tell me go under bus", "voice say go in front train", "the voice he say me take knife", "in my head they say drink bleach", "voices telling me walk in the road",
            "devil say i must put rope", "voice every night say come to us", "jinn say me lie on rail", "god tell me go off bridge"]
NO_COMMAND = ["the voice on the phone told me to go to the bus station", "voice on the recorded line says go to the bridge surgery", "my voice is not heard in meetings",
              "i want a voice in the meeting about my house", "god willing the train is on time"]


@pytest.mark.parametrize("text", COMMANDS)
def test_a_command_in_few_words_is_danger_now(lexicon_only, whole, text):
    for detector in (lexicon_only, whole):
        found = detector.check(text)
        assert found and found.grade == "now"


@pytest.mark.parametrize("text", NO_COMMAND)
def test_other_voices_command_nothing(lexicon_only, text):
    assert lexicon_only.check(text) is None
