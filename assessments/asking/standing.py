"""Standing: what is known so far of answers, legs, warning signs and facts, as conditions ask for it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median
from typing import TYPE_CHECKING

from assessments.answers import LEGS, Answers, Key, Leg, Missing, Value
from assessments.facts import ROLES
from assessments.judging.marks import FLARE_OF, FLARE_PAIN, FLARE_RISE, TESTS_PAIN, TESTS_SURGERY
from assessments.zones import THIGH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessments.conditions import Look
    from assessments.facts import Facts
    from assessments.judging.progress import Flag
    from assessments.library import Library
    from assessments.plans import Plan

_OWN = re.compile(r"\{(\w+)\.([1-9])\}")
_SIDES: Mapping[object, tuple[Leg, ...]] = {"left": ("left",), "right": ("right",), "both": LEGS}


@dataclass
class Standing:
    """What counts so far. `values`, `missing`: with what follows from others. `legs`: the sore legs."""

    library: Library
    plan: Plan
    facts: Facts
    at: datetime
    full: bool  # a full form works out its phase from its own answers
    values: dict[Key, Value] = field(default_factory=dict)
    missing: dict[Key, Missing] = field(default_factory=dict)
    legs: tuple[Leg, ...] = ()
    candidates: dict[object, int | None] = field(default_factory=dict)  # worked out before, by what from
    _looks: dict[Leg | None, Look] = field(default_factory=dict)
    _flag_open: bool | None = None
    _allowed: bool | None = None
    _phase: int | None = None

    def forget_flags(self) -> None:
        """Something that warning signs are worked out from became known."""
        self._flag_open = self._allowed = None

    def forget_tests(self) -> None:
        """Something that the physical tests hang on became known."""
        self._allowed = None

    def forget_phase(self) -> None:
        """Something that the phase is worked out from became known."""
        self._phase = None

    def known(self, key: Key) -> Value | None:
        """The value that counts, from this interview or carried over."""
        found = self.values.get(key)
        return self.facts.carried.given.get(key) if found is None and key not in self.missing else found

    def legs_of(self, per_leg: str) -> tuple[Leg, ...]:
        if per_leg == "sore":
            return self.legs
        return LEGS if per_leg == "each" else tuple(leg for leg in LEGS if leg not in self.legs)

    # -- conditions --

    def look(self, leg: Leg | None) -> Look:
        """Gives conditions the value of an item (of this leg where it is asked for it) or fact."""
        found = self._looks.get(leg)
        if found is None:
            found = self._looks[leg] = self._look(leg)
        return found

    def _look(self, leg: Leg | None) -> Look:
        def value_of(name: str) -> object:
            if name.startswith("fact_"):
                return self._fact(name, leg)
            per_leg = self.library.question(name).per_leg
            if per_leg is None:
                return self.known(Key(name))
            if leg in self.legs_of(per_leg):
                return self.known(Key(name, leg))
            return self._worse(name)

        return value_of

    def _worse(self, name: str) -> Value | None:
        values = [v for v in (self.known(Key(name, leg)) for leg in LEGS) if v is not None]
        numbers = [v for v in values if isinstance(v, int)]
        if len(numbers) < len(values) or not values:
            return values[0] if values else None
        question = self.library.question(name)
        higher_is_better = (
            question.best is not None and question.worst is not None and question.best > question.worst
        )
        return min(numbers) if higher_is_better else max(numbers)

    def _fact(self, name: str, leg: Leg | None) -> object:
        facts = self.facts
        match name:
            case "fact_first":
                return facts.first
            case "fact_leg_raise":
                return any(key.item == "s6_angle_sore" for key in facts.last)
            case "fact_first_of_episode":
                return facts.first_of_episode
            case "fact_gap":
                return facts.gap
            case "fact_relapse_due":
                return facts.relapse_due
            case "fact_flag":
                return self._flagged()
            case "fact_tests_ok":
                if self._allowed is None:
                    self._allowed = self._tests_ok()
                return self._allowed
            case "fact_both":
                return len(self.legs) == 2
            case "fact_phase":
                return self._phase_now()
            case "fact_flare_due":
                return self._flare_due()
            case "fact_second_leg":
                return self._second_leg()
            case "fact_drop":
                return any(self._dropped(Key(item, leg)) for item in ("s5_heelwalk", "s5_toewalk"))
            case "fact_e9":
                return self.values.get(Key("E9")) in ("yes", "not_sure")
        raise KeyError(name)

    def flags_of(self, answers: Answers) -> tuple[Flag, ...]:
        """The warning signs of any answers, with the facts carried over."""
        from assessments.judging.safety import flags

        facts = self.facts
        return flags(self.library, answers, facts.carried, last=facts.last, day=self.at.date())

    def effective(self) -> Answers:
        """What counts."""
        return Answers(self.values, self.missing)

    def _flagged(self) -> bool:
        if self._flag_open is None:
            self._flag_open = self._any_flag()
        return self._flag_open

    def _any_flag(self) -> bool:
        if any(key in self.missing for key in self.plan.symptoms):
            return True  # declined: never No (CLINICAL 4.3)
        if any(flag.symptom and flag.level in ("E", "U") for flag in self.flags_of(self.effective())):
            return True
        # A sign open since an earlier session stays open until it is asked again.
        from assessments.judging.safety import TWIN

        heard = {key.item for key in self.values} | {TWIN.get(key.item) for key in self.values}
        return any(
            item in self.library
            and self.library.question(item).kind == "safety"
            and getattr(self.library.question(item), "level", "S") in ("E", "U")
            and item not in heard
            for item in self.facts.open_flags
        )

    def _tests_ok(self) -> bool:
        pain = [self.values.get(Key(item, leg)) for item in ("s2_leg_worst", "s2_leg_avg") for leg in LEGS]
        pain.append(self.values.get(Key("s2_back_avg")))
        if any(isinstance(p, int) and p >= TESTS_PAIN for p in pain):
            return False
        if self.facts.fell:
            return False
        if self.known(Key("ctx_notests")) not in (None, [], ["none"]):
            return False
        if self.known(Key("ctx_surgery")) == "yes":
            day = self.known(Key("ctx_surgery_date"))
            if not isinstance(day, date) or self.at.date() - day < TESTS_SURGERY:
                return False  # an operation of unknown date counts as recent
        return not self._flagged()

    def _phase_now(self) -> int:
        if self._phase is None:
            found = self._candidate() if self.full else None
            self._phase = found or self.facts.phase or 1
        return self._phase

    def _candidate(self) -> int | None:
        """The phase that this session's answers alone give; worked out once for the same answers."""
        of = tuple(
            (key, tuple(value) if isinstance(value, list) else str(value))
            for key, value in self.values.items()
            if key.item in self.plan.phasing
        )
        if (self.legs, of) not in self.candidates:
            self.candidates[self.legs, of] = self._worked_out()
        return self.candidates[self.legs, of]

    def _worked_out(self) -> int | None:
        from assessments.judging.phase import Inputs, candidate

        def worse(item: str) -> int | None:
            keys = (Key(item, leg) for leg in (None, *self.legs))
            return max((v for v in map(self.values.get, keys) if isinstance(v, int)), default=None)

        def score(sign: str) -> int | None:
            by_leg = score_by_leg(self.library.section(sign), answers, self.legs)
            return min((s.points for s in by_leg.values() if s.points is not None), default=None)

        lp = worse("s2_leg_avg")
        if lp is None:
            return None
        from assessments.judging.scoring import score_by_leg

        answers = self.effective()
        roles = [v for v in map(answers.number, ROLES) if v is not None]
        return candidate(
            Inputs(
                lp=lp,
                lw=worse("s2_leg_worst"),
                bp=worse("s2_back_avg"),
                z=worse("s1_far_usual"),
                f3=score("s3"),
                f5=score("s5"),
                nw=worse("ctx_sleep"),
                freq=worse("s2_leg_freq"),
                role=min(roles, default=None),
            )
        )

    def _flare_due(self) -> bool:
        now = [v for v in (self.values.get(Key("s2_leg_avg", leg)) for leg in LEGS) if isinstance(v, int)]
        if not now or not self.facts.pains:
            return False
        return max(now) >= FLARE_PAIN and max(now) >= median(self.facts.pains[-FLARE_OF:]) + FLARE_RISE

    def _dropped(self, key: Key) -> bool:
        before, now = self.facts.last.get(key), self.values.get(key)
        # A new 0 is a warning sign at once; only a smaller drop needs asking (CLINICAL 1.5).
        return (
            before is not None and isinstance(now, int) and isinstance(before[0], int) and 0 < now < before[0]
        )

    # -- legs and the body map --

    def map_key(self) -> Key | None:
        return next((Key(item) for item in self.plan.places if item in self.plan.by_item), None)

    def _marked(self) -> Iterator[tuple[int, Leg | None]]:
        for item, places in self.plan.places.items():
            value = self.values.get(Key(item))
            for name in value if isinstance(value, list) else ():
                if name in places:
                    yield places[name]

    def farthest(self, leg: Leg | None) -> int:
        """The farthest marked zone of one leg; a place of neither (low back) is nearer than any of a leg."""
        marked = list(self._marked())
        return max((zone for zone, side in marked if side in (leg, None)), default=0)

    def _known_legs(self) -> tuple[Leg, ...]:
        """() where nobody has said yet. "Neither now": the legs sore before."""
        side = self.values.get(Key("ctx_side"))
        if side is None and not self.facts.legs:
            side = self.known(Key("ctx_side"))
        return _SIDES.get(side) or self.facts.legs

    def sore(self) -> tuple[Leg, ...]:
        known = self._known_legs() or LEGS
        marked = {leg for zone, leg in self._marked() if zone >= THIGH}
        return tuple(leg for leg in LEGS if leg in known or leg in marked)

    def _second_leg(self) -> bool:
        known = self._known_legs()
        marked = {leg for zone, leg in self._marked() if zone >= THIGH and leg}
        return bool(marked - set(known)) if known else len(marked) == 2

    # -- words --

    def words(self, text: str) -> str | None:
        """A text with the person's own words filled in; None where there are none for it."""
        lacking = False

        def own(match: re.Match[str]) -> str:
            nonlocal lacking
            named = self.known(Key(match[1]))
            number = int(match[2]) - 1
            if not isinstance(named, list) or number >= len(named):
                lacking = True
                return ""
            return named[number]

        filled = _OWN.sub(own, text)
        return None if lacking else filled
