/* Shows a process another time of day: real time plus the seconds that stand in a file, which may
 * change while the process runs. Clocks that only go forward are left alone. For bench/run clock. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define LOOK_AGAIN_NS 20000000LL

static long long steady(void) {
  struct timespec now;
  syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static long shift(void) {
  static volatile long seconds;
  static volatile long long looked;
  long long now = steady();
  if (now - looked > LOOK_AGAIN_NS) {
    looked = now;
    const char *name = getenv("PRESSRUN_CLOCK_SHIFT");
    int file = name ? open(name, O_RDONLY | O_CLOEXEC) : -1;
    char text[32] = {0};
    if (file >= 0 && read(file, text, sizeof text - 1) > 0) {
      seconds = atol(text);
    }
    if (file >= 0) {
      close(file);
    }
  }
  return seconds;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int result = (int) syscall(SYS_clock_gettime, clock, now);
  if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) {
    now->tv_sec += shift();
  }
  return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
  (void) zone;
  struct timespec exact;
  clock_gettime(CLOCK_REALTIME, &exact);
  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return 0;
}

time_t time(time_t *out) {
  struct timespec exact;
  clock_gettime(CLOCK_REALTIME, &exact);
  if (out) {
    *out = exact.tv_sec;
  }
  return exact.tv_sec;
}
