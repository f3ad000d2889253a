"""A small classifier on made-up vectors: quick, and without the encoder."""
import numpy as np
import pytest

from advocacy.encoder import LAYERS_SIZE
from advocacy.nlu.answer_model import AnswerModel
from advocacy.nlu.reading import Reading

ANSWERS = ("imha.what", "imha.get", "imca.what", "imca.get", "bot.greet")


def made_up(seed: int, each: int = 30):
    """Messages around one direction an answer; the kind of advocate named goes with the answer."""
    chance = np.random.default_rng(seed)
    middles = np.random.default_rng(0).normal(size=(len(ANSWERS), LAYERS_SIZE))
    rows, labels, texts, kinds = [], [], [], []
    for number, answer in enumerate(ANSWERS):
        for i in range(each):
            rows.append(middles[number] + 1.5 * chance.normal(size=LAYERS_SIZE))
            labels.append(answer)
            texts.append(f"{answer.replace('.', ' ')} word{i % 4}")
            kinds.append([answer.split(".")[0]] if answer.startswith("im") else [])
    vectors = np.array(rows, dtype=np.float32)
    return Reading(texts, vectors, kinds, np.zeros((len(texts), 0), dtype=np.float32)), labels


@pytest.fixture(scope="session")
def small():
    reading, labels = made_up(1)
    return AnswerModel().fit(reading, labels), reading, labels
