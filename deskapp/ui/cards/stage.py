"""The upper half of the card page: the drawing, the state in large type, and the four acts of writing."""

from deskapp.ui.cards.faces import SAYS, WRITE_ACTS, Face
from deskapp.ui.cards.scenes import Acts, CardScene, Scene
from deskapp.ui.placing import column, row
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, text
from deskapp.ui.words import say


class Stage(Panel):
    """One state at a time, readable from a metre away; it is written, drawn, and only then coloured."""

    def __init__(self) -> None:
        s = look().sizes
        super().__init__(pad=s.xl)
        self.face = Face.PUT
        self.scene, self.acts = CardScene(), Acts(WRITE_ACTS)
        self.head, self.line = text("", "state", wrap=True), text("", "soft", wrap=True)
        self.next, self.code = text("", "strong", wrap=True), text("", "caption")
        says = column(None, self.head, self.line, self.next, self.code, None, gap=s.s)
        scene = row(self.scene, says, gap=s.xl)
        scene.setStretch(1, 1)
        self.body.addLayout(column(scene, s.s, self.acts, gap=s.s))

    def show_face(self, face: Face, done: int, acts: tuple[str, ...] = WRITE_ACTS, **words: str) -> None:
        """Show a state, with how many acts are behind us; `words` fill in which card, why, and the code."""
        says = SAYS[face]
        self.face = face
        self.head.say(say(says.head).format_map(words))
        self.head.set_tone(None if says.tone is Tone.INFO else says.tone)
        self.line.say(say(says.line).format_map(words))
        self.next.say(say(says.next).format_map(words))
        self.code.say(words.get("code", ""))
        for label in (self.line, self.next, self.code):
            label.setVisible(bool(label.text()))
        self.scene.set(says.scene)
        self.acts.set(acts, done, Scene.WRITING if face is Face.WRITING else says.scene)
        self.setAccessibleName(self.head.text())
