"""What an invented person answers: each question by its id, else by its kind and how its section fares."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from assessments.demo.course import within

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from assessments.answers import Leg, Value
    from assessments.asking.interview import Ask
    from assessments.demo.course import State
    from assessments.demo.stories import Story
    from assessments.questions import Question

FREQUENCY = (0, 1, 2, 3, 4, 4, 5, 5, 6, 6, 6)  # by average leg pain, 0-10
PLACES = ("low_back", "buttock", "back_thigh", "back_knee", "calf", "heel", "toes")  # zones 1-7
SPASM_FROM = 1.5  # leg pain below which there are none this week


class Replies:
    """The answers of one person in one week.

    `onset`: the day this spell's pain began. `offered`: does the tests where they are offered.
    """

    def __init__(
        self, story: Story, state: State, first: State, day: date, onset: date, offered: bool
    ) -> None:
        self.story, self.state, self.first = story, state, first
        self.day, self.onset, self.offered = day, onset, offered

    def to(self, ask: Ask) -> Value | None:
        """The answer; None leaves the question out as skipped."""
        question, leg = ask.question, ask.key.leg
        if question.kind == "safety":
            return "no"
        fixed = self._fixed().get(question.id)
        if fixed is not None:
            return fixed
        by_id = self._by_id().get(question.id)
        return by_id(leg) if by_id else self._by_kind(question, self._share(question.id))

    # -- by id ----------------------------------------------------------------------------------

    def _fixed(self) -> dict[str, Value]:
        """What stays the same all along."""
        sore = tuple(self.story.course.legs)
        once: dict[str, Value] = {
            "ctx_side": "both" if len(sore) == 2 else sore[0],
            "ctx_onset": self.onset,
            "ctx_dx": "yes", "ctx_age": "20_50", "ctx_country": "GB", "ctx_care": "no",
            "ctx_helper": "helper", "ctx_notests": ["none"], "ctx_gap_gone": "no", "offer_phases": "no",
            "relapse_24h": "no",
            "s3_own": list(self.story.own), "s6_method": "phone", "s6_by": "helper", "s6_same": "yes",
            "s6_crossed": "no", "p1_pro": "yes", "p2_pt": "no", "s4_where": ["calf"],
        }  # fmt: skip
        offer = "yes" if self.offered else "no"
        return {**once, "offer_s5": offer, "offer_s6": offer, **self.story.facts}

    def _by_id(self) -> dict[str, Callable[[Leg | None], Value]]:
        state = self.state
        spasm = state.worst if self.story.spasms and state.worst >= SPASM_FROM else 0
        angle = round(within(88 - 7 * state.worst, 15, 90) / 5) * 5
        return {
            "s1_zones": lambda _: self._places(),
            "s1_far_usual": self._zone,
            "s1_worst_zone": lambda leg: max(self._zone(leg) - 1, min(1, self._zone(leg))),
            "s1_tingle_far": lambda leg: self._zone(leg) if self.story.tingles else 0,
            "s1_back_vs_leg": lambda _: "leg_bit" if state.worst > state.back + 1 else "same",
            "s2_leg_avg": self._average,
            "s2_leg_worst": lambda leg: min(10, self._average(leg) + 2) if self._pain(leg) > 0.2 else 0,
            "s2_leg_freq": lambda leg: FREQUENCY[self._average(leg)] or int(self._pain(leg) > 0.2),
            "s2_shoots": lambda leg: round(self._pain(leg) * 0.4),
            "s2_tingle": lambda leg: round(self._pain(leg) * 0.5) if self.story.tingles else 0,
            "s2_back_avg": lambda _: round(state.back),
            "s2_sit": lambda _: round(state.worst),
            "s2_stand": lambda _: round(max(0, state.worst - 1)),
            "s2_walk": lambda _: round(max(0, state.worst - 1.5)),
            "s4_ever": lambda _: self._spasms(spasm),
            "s4_freq": lambda _: min(4, round(spasm / 2)),
            "s4_sev": lambda _: min(3, max(1, round(spasm / 3))),
            "s4_nights": lambda _: min(7, round(spasm / 2)),
            "s5_heelwalk": lambda leg: self._level(leg),
            "s5_toewalk": lambda leg: self._level(leg),
            "s5_raises": lambda leg: round(20 * self._strength(leg)),
            "s5_chair": lambda _: 5 + round(11 * state.strength),
            "s5_feel": lambda leg: round(10 * self._strength(leg)),
            "s6_angle_sore": lambda _: angle,
            "s6_angle_other": lambda _: 90,
            "s6_pain": lambda _: round(within(state.worst, 0, 8)) if angle < 90 else 0,
            "s6_stop": lambda _: "leg_pain" if angle < 90 else "nothing",
            "s6_below_knee": lambda _: "yes" if max(state.zone.values()) >= 5 else "no",
            "ctx_med_days": lambda _: min(7, round(state.worst * 0.8)),
            "ctx_sleep": lambda _: min(7, max(0, round(state.worst - 3))),
            "p3_painfree": lambda _: round(28 * within(1 - state.worst / 3, 0, 1)),
            "p3_flares": lambda _: 1 if state.flare else 0,
            "flare": lambda _: "yes" if state.flare else "no",
            "flare_stops": lambda _: "yes",
            "gpe": lambda _: self._since_the_start(),
        }  # fmt: skip

    def _pain(self, leg: Leg | None) -> float:
        return self.state.pain.get(leg, 0.0) if leg else self.state.worst

    def _average(self, leg: Leg | None) -> int:
        return round(self._pain(leg))

    def _zone(self, leg: Leg | None) -> int:
        zones = self.state.zone
        return round(zones.get(leg, 0.0) if leg else max(zones.values()))

    def _places(self) -> list[str]:
        """Every place from the back down to the farthest, on each sore leg."""
        marked = ["low_back"] if self.state.back >= 1 else []
        for leg in self.state.zone:
            marked += [f"{leg}_{place}" for place in PLACES[1 : self._zone(leg)]]
        return marked

    def _strength(self, leg: Leg | None) -> float:
        return self.state.strength if leg is None or leg in self.state.pain else 1.0

    def _level(self, leg: Leg | None) -> int:
        """Heel or toe walk: 3 easy ... 0 can't."""
        share = self._strength(leg)
        return 3 if share >= 0.75 else 2 if share >= 0.45 else 1

    def _spasms(self, spasm: float) -> str:
        if not self.story.spasms:
            return "never"
        return "yes" if spasm else "not_now"

    def _since_the_start(self) -> int:
        """-5 to 5: the change in pain and in what can be done, together."""
        eased = (self.first.worst - self.state.worst) / max(1.0, self.first.worst)
        gained = self.state.life - self.first.life
        if self.state.worst == 0 and self.state.life > 0.95:
            return 5
        return round(within(4 * (eased + gained) / 1.4, -5, 4))

    # -- by kind --------------------------------------------------------------------------------

    def _share(self, item: str) -> float:
        """How well it goes, 0-1, in the part of life the item is about."""
        if item.startswith(("s4", "p1")):
            return 1 - self.state.worst / 10
        share = self.state.strength if item.startswith("s5") else self.state.life
        # Some things are always harder for one person than others, and less so the better it goes.
        own = random.Random(f"{self.story.id} {item}").uniform(-0.4, 0.4)
        return within(share + own * (1 - share), 0, 1)

    def _by_kind(self, question: Question, share: float) -> Value | None:
        match question.kind:
            case "rating" | "number" | "count" | "angle":
                return _nearest(question, range(question.low, question.high + 1), share)
            case "choice":
                return self._choice(question, share)
            case "several":
                return [question.alone] if question.alone else []
            case "table":
                scored = [o for o in question.options if o.value not in question.unscored]
                best = min(scored, key=lambda o: abs((o.points or 0) - 100 * share))
                return {row.value: best.value for row in question.rows}  # type: ignore[return-value]
            case "date":
                return self.day
            case "zone":
                return self._zone(None)
            case _:
                return None

    @staticmethod
    def _choice(question: Question, share: float) -> Value:
        options = question.options  # type: ignore[union-attr]
        pointed = [option for option in options if option.points is not None]
        if pointed:
            return min(pointed, key=lambda o: abs((o.points or 0) - 100 * share)).value
        numbers = [option.value for option in options if isinstance(option.value, int)]
        if numbers:
            return _nearest(question, numbers, share)
        return next((o.value for o in options if o.value in ("no", "none")), options[0].value)


def _nearest(question: Question, values: range | list[int], share: float) -> int:
    """The value whose points come nearest to so much of 100; without a score, that far up the range."""
    best, worst = question.best, question.worst
    if question.bands:
        bands = sorted(question.bands, key=lambda b: b.at_least)
        points = {v: next((b.points for b in reversed(bands) if v >= b.at_least), 0) for v in values}
        return min(values, key=lambda v: abs(points[v] - 100 * share))
    if best is None or worst is None:
        best, worst = max(values), min(values)
    return min(values, key=lambda v: abs((v - worst) / (best - worst) - share))
