"""The short way to an action chooses what Rasa's own way would."""
import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.policies.policy import Policy
from rasa.core.policies.rule_policy import RulePolicy
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from advocacy.runtime import copies, graph, rules

TALKS = {
    "a form from start to end": ["can i get an imha", "section 3", "england", "18", "no", "thanks"],
    "another question inside a form": ["can i get an imha", "who pays for it?", "section 2", "why do you ask", "stop", "carry on"],
    "an answer that is not understood": ["can i get an imca", "blue", "blue", "blue", "not sure"],
    "danger inside a form": ["do i get a care act advocate", "i want to kill myself", "what is an imha", "can i get an imca", "no"],
    "commands": ["hello", "/restart", "hi", "/nonsense", "what does an imha do"],
}


def policy_of(assistant) -> RulePolicy:
    nodes = assistant.agent.processor.graph_runner._instantiated_nodes.values()
    return next(n._component for n in nodes if isinstance(getattr(n, "_component", None), RulePolicy))


@pytest.fixture
def plain(monkeypatch):
    """Rasa's own functions in place."""
    def use():
        monkeypatch.setattr(RulePolicy, "_prediction_states", Policy._prediction_states)
        monkeypatch.setattr(RulePolicy, "_get_possible_keys", rules._possible_keys)
        monkeypatch.setattr(RulePolicy, "predict_action_probabilities", rules._predict)
        monkeypatch.setattr(DialogueStateTracker, "applied_events", copies._applied_events)

    return use


@pytest.mark.parametrize("said", TALKS.values(), ids=TALKS)
def test_the_choice_is_rasas(assistant, talk, plain, said):
    for text in said:
        talk.say(text)
    events = list(talk.tracker.events)
    points = [n for n, event in enumerate(events) if isinstance(event, (ActionExecuted, UserUttered))]
    domain, policy = assistant.agent.domain, policy_of(assistant)

    def choices():
        found = []
        for point in points:
            tracker = DialogueStateTracker.from_events("x", events[:point + 1], domain.slots)
            made = policy.predict_action_probabilities(tracker, domain)
            found.append((made.probabilities, made.events, made.is_no_user_prediction))
        return found

    short = choices()
    assert policy._quick.usable
    plain()
    assert short == choices()


@pytest.mark.parametrize("said", TALKS.values(), ids=TALKS)
def test_events_and_copies_are_rasas(assistant, talk, said):
    for text in said:
        talk.say(text)
    events = list(talk.tracker.events)
    for point in range(1, len(events) + 1):
        tracker = DialogueStateTracker.from_events("x", events[:point], assistant.agent.domain.slots)
        assert [id(e) for e in tracker.applied_events()] == [id(e) for e in copies._applied_events(tracker)]
    short, replayed = tracker.copy(), copies._copy_of_tracker(tracker)
    tracker.update(SlotSet("age", "18_plus"))
    if tracker.active_loop:
        tracker.active_loop.rejected = True
    later = SlotSet("checked", ["imha"])
    for made in (short, replayed):
        made.update(later)
    assert short == replayed and short.active_loop == replayed.active_loop
    assert short.current_state(EventVerbosity.ALL) == replayed.current_state(EventVerbosity.ALL)
    assert short.model_id is replayed.model_id is None and short.sender_source == replayed.sender_source


def test_a_run_of_the_model_gives_what_dasks_gives(assistant):
    processor = assistant.agent.processor
    runner, message = processor.graph_runner, [UserMessage("can i get an imha on a cto", sender_id="x")]
    target = [processor.model_metadata.nlu_target]

    def parse(run):
        found = run(runner, inputs={"__message__": message, "__tracker__": None}, targets=target)
        return [one.as_dict(only_output_properties=True) for one in found[target[0]]]

    assert parse(graph.run) == parse(graph._run)


def test_no_words_of_a_person_stay_in_memory(assistant, talk):
    talk.say("my name is zebedee and i am on section 3")
    talk.say("/zebedee")
    quick = policy_of(assistant)._quick
    assert quick._last is None
    assert "zebedee" not in str(quick._keys)
