"""What of a form is asked, given what was said: one pass in the form's order, so nothing hangs on itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessments.answers import Answers, Key
from assessments.asking.standing import Standing

if TYPE_CHECKING:
    from assessments.answers import Leg
    from assessments.plans import Step
    from assessments.questions import Question

# What a symptom flag is worked out from, besides the warning signs themselves.
_FLAGGING = frozenset(
    {"ctx_age", "ctx_cancer", "ctx_immune", "ctx_bones", "ctx_injury"}
    | {"s5_slap", "s5_slap_new", "s5_heelwalk", "s5_toewalk", "s5_drop"}
)


@dataclass
class Reach(Standing):
    """The result of one pass over a form.

    `asked`: what stands on pages, in order. `waiting`: not on a page while another answer is to come that
    would give theirs; an answer to them is taken all the same (from an answer sheet).
    """

    given: Answers = field(default_factory=Answers)
    asked: list[tuple[Step, Key]] = field(default_factory=list)
    waiting: set[Key] = field(default_factory=set)

    def walk(self) -> Reach:
        """Does the pass."""
        self.legs = self.sore()
        seen: set[Key] = set()
        for step in self.plan.steps:
            for key in self._keys(step):
                if self._take(step, key, seen):
                    self.asked.append((step, key))
                    seen.add(key)
                if key in self.values or key in self.missing:
                    self._noted(step)
        return self

    def _noted(self, step: Step) -> None:
        """Forgets what was worked out from less than is known now."""
        if step.question.kind == "zones" or step.item == "ctx_side":
            self.legs = self.sore()
        if step.question.kind == "safety" or step.item in _FLAGGING:
            self.forget_flags()
        elif step.section.id == "s2" or step.section.kind == "context":
            self.forget_tests()
        if step.item in self.plan.phasing:
            self.forget_phase()

    def _keys(self, step: Step) -> tuple[Key, ...]:
        per_leg = step.question.per_leg
        if per_leg is None:
            return (step.keys[None],)
        return tuple(step.keys[leg] for leg in self.legs_of(per_leg))

    def _take(self, step: Step, key: Key, seen: set[Key]) -> bool:
        """Whether it stands on a page. Notes its value where it has one from anywhere in this interview."""
        look = self.look(key.leg)
        question = step.question
        if step.parts and not any(part.holds(look) for part in step.parts):
            return False
        if question.when and not question.when.holds(look):
            return False
        if question.once and not self.facts.confirm and key in self.facts.carried.given:
            return False
        if step.has_own_words and self.words(question.text) is None:
            return False
        for when, value in step.filled:
            if when.holds(look):
                self.values[key] = value
                return False
        if not self._taken_over(step, key, seen):
            return False
        if key in self.given.given:
            self.values[key] = self.given.given[key]
        elif key in self.given.missing:
            self.missing[key] = self.given.missing[key]
        return True

    def _derived(self, question: Question, leg: Leg | None) -> int:
        """The farthest place marked; never nearer than where the pain reaches on most days."""
        least = self.values.get(Key(getattr(question, "not_nearer_than", None) or "", leg))
        return max(self.farthest(leg), least if isinstance(least, int) else 0)

    def _taken_over(self, step: Step, key: Key, seen: set[Key]) -> bool:
        """False where the answer comes, or may still come, from another question of this interview."""
        question = step.question
        derived = question.kind == "zone" and question.derive
        source = self.map_key() if derived else Key(question.same_as) if question.same_as else None
        if source is None or (source not in seen and source not in self.values):
            return True
        if source in self.values:
            value = self.values[source]
            self.values[key] = self._derived(question, key.leg) if derived else value
            return False
        if source in self.missing:
            if not derived:
                self.missing[key] = self.missing[source]
            return bool(derived)  # the map was left out: ask for the place in words
        self.waiting.add(key)
        return key in self.given
