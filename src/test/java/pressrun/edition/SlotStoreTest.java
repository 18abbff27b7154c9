package pressrun.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import pressrun.database.Database;
import pressrun.newsletter.Cadence;
import pressrun.testing.EachDatabase;

final class SlotStoreTest {

  private static List<Slot> open(SlotStore slots) {
    return slots.open(Desk.NEWSLETTER, Cadence.REGULAR);
  }

  @EachDatabase
  void aSlotIsOpenUntilItIsSettled(Database database) {
    SlotStore slots = new SlotStore(database);
    Slot slot = Desk.slot(2);
    slots.add(slot);
    assertThat(open(slots)).containsExactly(slot);
    assertThat(slots.state(slot)).contains(SlotState.DUE);
    assertThat(slots.state(Desk.slot(3))).isEmpty();
  }

  @EachDatabase
  void onlyAnOpenSlotIsTakenBack(Database database) {
    SlotStore slots = new SlotStore(database);
    slots.add(Desk.slot(2));
    slots.add(Desk.slot(3));
    slots.mark(Desk.slot(2), SlotState.MISSED);
    slots.withdraw(Desk.slot(2));
    slots.withdraw(Desk.slot(3));
    assertThat(slots.state(Desk.slot(2))).contains(SlotState.MISSED);
    assertThat(slots.state(Desk.slot(3))).isEmpty();
  }

  @EachDatabase
  void theOldestOpenStandsFirst(Database database) {
    SlotStore slots = new SlotStore(database);
    List.of(4, 2, 3).forEach(day -> slots.add(Desk.slot(day)));
    assertThat(open(slots)).containsExactly(Desk.slot(2), Desk.slot(3), Desk.slot(4));
    assertThat(slots.lastDue(Desk.NEWSLETTER, Cadence.REGULAR)).contains(Desk.slot(4).due());
    assertThat(slots.lastDue("another", Cadence.REGULAR)).isEmpty();
  }

  @EachDatabase
  void addedAgainASlotKeepsItsState(Database database) {
    SlotStore slots = new SlotStore(database);
    slots.add(Desk.slot(2));
    slots.mark(Desk.slot(2), SlotState.MISSED);
    slots.add(Desk.slot(2));
    assertThat(slots.state(Desk.slot(2))).contains(SlotState.MISSED);
    assertThat(open(slots)).isEmpty();
  }

  @EachDatabase
  void whatIsSettledStaysSettled(Database database) {
    SlotStore slots = new SlotStore(database);
    slots.add(Desk.slot(2));
    slots.mark(Desk.slot(2), SlotState.EMPTY);
    slots.mark(Desk.slot(2), SlotState.MISSED);
    assertThat(slots.state(Desk.slot(2))).contains(SlotState.EMPTY);
  }

  @EachDatabase
  void anotherNewslettersSlotIsAnotherSlot(Database database) {
    SlotStore slots = new SlotStore(database);
    Slot own = Desk.slot(2);
    Slot other = new Slot("weekly", own.cadence(), own.localDue(), own.due());
    slots.add(own);
    slots.add(other);
    slots.mark(own, SlotState.MISSED);
    assertThat(slots.state(other)).contains(SlotState.DUE);
  }

  @EachDatabase
  void timesFarFromNowAreKeptToTheMillisecond(Database database) {
    SlotStore slots = new SlotStore(database);
    Slot base = Desk.slot(2);
    Instant far = Instant.parse("2399-12-31T23:59:59.999Z");
    Slot slot = new Slot(base.newsletter(), base.cadence(), base.localDue(), far);
    slots.add(slot);
    assertThat(open(slots)).containsExactly(slot);
  }
}
