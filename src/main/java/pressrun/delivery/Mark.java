package pressrun.delivery;

/** Says that the dot of a claimed row's message is to go out, next or soon. */
record Mark(Claim claim, String messageId, String relay) {}
