package pressrun.delivery;

/** Says that the dot of a claimed row's message goes out next. */
record Mark(Claim claim, String messageId, String relay) {}
