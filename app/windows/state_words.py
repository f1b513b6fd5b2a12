"""How a delivery stands, in a word or two."""

from app.model.delivery import State

STATE_WORDS = {
    State.WAITING: "Waiting",
    State.CLAIMED: "On its way",
    State.PREPARING: "On its way",
    State.SENDING: "On its way",
    State.SENT: "Published",
    State.REFUSED: "Refused",
    State.UNKNOWN: "Not known",
    State.HELD: "On hold",
    State.MISSED: "Missed",
    State.CANCELLED: "Cancelled",
    State.TAKEN_BACK: "Taken back",
}
