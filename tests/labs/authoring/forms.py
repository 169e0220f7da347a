"""A lab's form as the admin's page sends it."""

LIST = "/admin/labs/labrevision/"


def lab_form(**fields: object) -> dict[str, object]:
    """A revision on the toy's workings, filled in; give None to leave a field out."""
    form: dict[str, object] = {
        "code": "LAB_01",
        "topic": "counting",
        "title": "Count on",
        "intro": "Press a lever.",
        "situation": "There are {goal} steps.",
        "first_step": "Press *up*.",
        "passage": "first",
        "number_goal": 4,
        "number_limit": 6,
        "hints_short": "Press again.\r\n\r\n  Press until {goal}.  ",
        "hints_over": "One too many.",
        "debrief_0_measure": "steps",
        "debrief_0_text": "You made {steps} of {goal}.",
        "debrief_0_passage": "first",
        "check_key": "first-check",
        "points": 2,
        "is_required": "on",
    }
    return {name: value for name, value in (form | fields).items() if value is not None}
