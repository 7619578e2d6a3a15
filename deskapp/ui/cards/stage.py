"""The upper half of the card page: the drawing, the state in large type, and the four acts of writing."""

from collections.abc import Mapping

from deskapp.ui.cards.faces import SAYS, WRITE_ACTS, Face, Says
from deskapp.ui.cards.scenes import Acts, CardScene, Scene
from deskapp.ui.placing import column, row
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, text
from deskapp.ui.words import say


class Stage(Panel):
    """One state at a time, readable from a metre away; it is written, drawn, and only then coloured."""

    def __init__(self, says: Mapping[Face, Says] = SAYS) -> None:
        s = look().sizes
        super().__init__(pad=s.xl)
        self.face, self._says = Face.PUT, says
        self.scene, self.acts = CardScene(), Acts(WRITE_ACTS)
        self.head, self.line = text("", "state", wrap=True), text("", "soft", wrap=True)
        self.next, self.code = text("", "strong", wrap=True), text("", "caption")
        words = column(None, self.head, self.line, self.next, self.code, None, gap=s.s)
        scene = row(self.scene, words, gap=s.xl)
        scene.setStretch(1, 1)
        self.body.addLayout(column(scene, s.s, self.acts, gap=s.s))

    def show_face(self, face: Face, done: int, acts: tuple[str, ...] = WRITE_ACTS, **words: str) -> None:
        """Show a state, with how many acts are behind us; `words` fill in which card, why, and the code."""
        said = self._says[face]
        self.face = face
        self.head.say(say(said.head).format_map(words))
        self.head.set_tone(None if said.tone is Tone.INFO else said.tone)
        self.line.say(say(said.line).format_map(words))
        self.next.say(say(said.next).format_map(words))
        self.code.say(words.get("code", ""))
        for label in (self.line, self.next, self.code):
            label.setVisible(bool(label.text()))
        self.scene.set(said.scene)
        self.acts.set(acts, done, Scene.WRITING if face is Face.WRITING else said.scene)
        self.setAccessibleName(self.head.text())
