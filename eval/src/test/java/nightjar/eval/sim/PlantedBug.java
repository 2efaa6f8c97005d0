package nightjar.eval.sim;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import nightjar.journal.Disk;
import nightjar.journal.Journal;
import nightjar.journal.JournalException;
import nightjar.journal.JournalSettings;
import org.jspecify.annotations.Nullable;

/** Bugs that a durable system can have, each as the rules of a process that has it. */
enum PlantedBug {
  ACKNOWLEDGES_BEFORE_FORCE {
    @Override
    ProcessRules rules() {
      return onOutput(
          out ->
              new PassingOutput(out) {
                @Override
                public void force() {}
              });
    }
  },
  NEVER_FORCES_THE_FOLDER {
    @Override
    ProcessRules rules() {
      return onDisk(
          disk ->
              new PassingDisk(disk) {
                @Override
                public void forceDirectory(Path folder) {}
              });
    }
  },
  LETS_A_SECOND_PROCESS_IN {
    @Override
    ProcessRules rules() {
      return onDisk(
          disk ->
              new PassingDisk(disk) {
                @Override
                public Closeable lock(Path folder) {
                  return () -> {};
                }
              });
    }
  },
  ACKNOWLEDGES_A_FAILED_WRITE {
    @Override
    ProcessRules rules() {
      return onOutput(
          out ->
              new PassingOutput(out) {
                @Override
                public void write(ByteBuffer bytes) {
                  try {
                    super.write(bytes);
                  } catch (IOException e) {
                    // Nobody is told.
                  }
                }
              });
    }
  },
  BELIEVES_THE_SECOND_FORCE_AFTER_A_FAILED_ONE {
    @Override
    ProcessRules rules() {
      return onOutput(
          out ->
              new PassingOutput(out) {
                @Override
                public void force() throws IOException {
                  try {
                    super.force();
                  } catch (IOException e) {
                    super.force();
                  }
                }
              });
    }
  },
  LEAVES_THE_TORN_TAIL {
    @Override
    ProcessRules rules() {
      return onOutput(
          out ->
              new PassingOutput(out) {
                @Override
                public void truncate(long size) {}
              });
    }
  },
  TAKES_A_SHORT_WRITE_FOR_WHOLE {
    @Override
    ProcessRules rules() {
      return onOutput(
          out ->
              new PassingOutput(out) {
                @Override
                public void write(ByteBuffer bytes) throws IOException {
                  boolean isShort = bytes.remaining() > 2048;
                  int limit = bytes.limit();
                  bytes.limit(isShort ? bytes.position() + 2048 : limit);
                  super.write(bytes);
                  bytes.limit(limit).position(limit);
                }
              });
    }
  },
  TAKES_A_FAILED_READ_FOR_THE_END {
    @Override
    ProcessRules rules() {
      return onDisk(
          disk ->
              new PassingDisk(disk) {
                @Override
                public Disk.Input open(Path file) throws IOException {
                  return new Blind(super.open(file));
                }
              });
    }
  },
  OVERLOOKS_THE_NEWEST_FILE {
    @Override
    ProcessRules rules() {
      return onDisk(
          disk ->
              new PassingDisk(disk) {
                @Override
                public List<Path> list(Path folder) throws IOException {
                  List<Path> all = super.list(folder);
                  return all.size() > 1 ? all.subList(0, all.size() - 1) : all;
                }
              });
    }
  },
  KEEPS_THE_LOCK_AFTER_DEATH {
    @Override
    ProcessRules rules() {
      AtomicBoolean held = new AtomicBoolean();
      return onDisk(
          disk ->
              new PassingDisk(disk) {
                @Override
                public Closeable lock(Path folder) throws IOException {
                  if (held.get()) {
                    throw new JournalException(folder + " is in use");
                  }
                  Closeable lock = super.lock(folder);
                  held.set(true);
                  return () -> {
                    held.set(false);
                    lock.close();
                  };
                }
              });
    }
  },
  GIVES_NUMBERS_AGAIN {
    @Override
    ProcessRules rules() {
      return new ProcessRules() {
        @Override
        void opened(Journal journal, SimulatedStore store) {
          store.batches().forEach(journal::remember);
        }
      };
    }
  },
  GIVES_THE_LAST_STORED_NUMBER_AGAIN {
    @Override
    ProcessRules rules() {
      return new ProcessRules() {
        @Override
        void opened(Journal journal, SimulatedStore store) {
          journal.skipTo(store.arrival());
          store.batches().forEach(journal::remember);
        }
      };
    }
  },
  FORGETS_BATCH_KEYS_AT_RESTART {
    @Override
    ProcessRules rules() {
      return new ProcessRules() {
        @Override
        JournalSettings settings(InstantSource clock, long segmentBytes) {
          return super.settings(clock, segmentBytes).withBatches(0, Duration.ZERO);
        }
      };
    }
  },
  FORGETS_KEYS_OF_WHAT_WAS_TRIMMED {
    @Override
    ProcessRules rules() {
      return new ProcessRules() {
        @Override
        void opened(Journal journal, SimulatedStore store) {
          journal.skipTo(store.arrival() + 1);
        }
      };
    }
  },
  TRIMS_WHAT_IS_NOT_STORED {
    @Override
    ProcessRules rules() {
      return new ProcessRules() {
        @Override
        void trim(Journal journal, SimulatedStore store, long maxBytes) throws JournalException {
          journal.trim(journal.last() + 1, maxBytes);
        }
      };
    }
  },
  TRIMS_BEFORE_THE_COMMIT {
    @Override
    ProcessRules rules() {
      return new TrimsEarly();
    }
  },
  DOES_NOT_WRITE_AGAIN {
    @Override
    ProcessRules rules() {
      return new WritesNothingAgain();
    }
  },
  KEYS_ARE_NOT_FORCED {
    @Override
    ProcessRules rules() {
      return onDisk(
          disk ->
              new PassingDisk(disk) {
                @Override
                public Disk.Output create(Path file) throws IOException {
                  Disk.Output out = super.create(file);
                  return file.toString().contains(".key") ? unforced(out) : out;
                }
              });
    }
  },
  LEAVES_THE_KEY_OF_AN_ERASED_DAY {
    @Override
    ProcessRules rules() {
      return onDisk(
          disk ->
              new PassingDisk(disk) {
                @Override
                public void wipe(Path file) {}

                @Override
                public void delete(Path file) throws IOException {
                  if (!file.toString().endsWith(".key")) {
                    super.delete(file);
                  }
                }
              });
    }
  },
  ERASES_WITHOUT_FORCING_THE_FOLDER {
    @Override
    ProcessRules rules() {
      return new UnforcedErasure();
    }
  },
  ERASES_ONLY_WHAT_IS_SEALED_ALREADY {
    @Override
    ProcessRules rules() {
      return new ProcessRules() {
        @Override
        boolean erase(Journal journal, String value) throws JournalException {
          return journal.last() % 2 == 0 || super.erase(journal, value);
        }
      };
    }
  },
  STORES_ROWS_BEFORE_THEIR_POSITION {
    @Override
    ProcessRules rules() {
      return new ProcessRules() {
        @Override
        void commit(SimulatedStore store, SimulatedStore.Stored stored, Runnable survives) {
          store.commit(
              new SimulatedStore.Stored(
                  stored.rows(), stored.ids(), stored.batches(), store.arrival()));
          survives.run();
          store.commit(position(stored));
        }
      };
    }
  },
  STORES_THE_POSITION_BEFORE_ITS_ROWS {
    @Override
    ProcessRules rules() {
      return new ProcessRules() {
        @Override
        void commit(SimulatedStore store, SimulatedStore.Stored stored, Runnable survives) {
          store.commit(position(stored));
          survives.run();
          store.commit(stored);
        }
      };
    }
  },
  FORGETS_WHAT_DETECTION_KNEW {
    @Override
    ProcessRules rules() {
      return new ProcessRules() {
        @Override
        void recall(Follower follower) {}
      };
    }
  },
  GOES_ON_AT_THE_LAST_STORED_ARRIVAL {
    @Override
    ProcessRules rules() {
      return new ProcessRules() {
        @Override
        long firstWanted(SimulatedStore store) {
          return store.arrival();
        }
      };
    }
  };

  /** How a process with this bug behaves; for one history. */
  abstract ProcessRules rules();

  private interface OnDisk {
    Disk with(Disk disk);
  }

  private interface OnOutput {
    Disk.Output with(Disk.Output out);
  }

  private static SimulatedStore.Stored position(SimulatedStore.Stored of) {
    return new SimulatedStore.Stored(List.of(), List.of(), Map.of(), of.upTo());
  }

  private static ProcessRules onDisk(OnDisk bug) {
    return new ProcessRules() {
      @Override
      Disk disk(Disk disk) {
        return bug.with(disk);
      }
    };
  }

  private static ProcessRules onOutput(OnOutput bug) {
    return onDisk(
        disk ->
            new PassingDisk(disk) {
              @Override
              public Disk.Output create(Path file) throws IOException {
                return bug.with(super.create(file));
              }

              @Override
              public Disk.Output append(Path file) throws IOException {
                return bug.with(super.append(file));
              }
            });
  }

  private static Disk.Output unforced(Disk.Output out) {
    return new PassingOutput(out) {
      @Override
      public void force() {}
    };
  }

  /** Removes what has been read before what follows from it is stored. */
  private static final class TrimsEarly extends ProcessRules {
    private @Nullable Journal journal;

    @Override
    void opened(Journal opened, SimulatedStore store) {
      super.opened(opened, store);
      journal = opened;
    }

    @Override
    void commit(SimulatedStore store, SimulatedStore.Stored stored, Runnable survives) {
      try {
        Objects.requireNonNull(journal).trim(stored.upTo() + 1, 0);
      } catch (JournalException e) {
        // The next one.
      }
      survives.run();
      store.commit(stored);
    }
  }

  /** Believes what it sees of the newest segment at the start to be on the disk. */
  private static final class WritesNothingAgain extends ProcessRules {
    private @Nullable Opening latest;

    @Override
    Disk disk(Disk disk) {
      latest = new Opening(disk);
      return latest;
    }

    @Override
    void opened(Journal journal, SimulatedStore store) {
      super.opened(journal, store);
      Objects.requireNonNull(latest).isOpen = true;
    }

    private static final class Opening extends PassingDisk {
      private boolean isOpen;

      Opening(Disk disk) {
        super(disk);
      }

      @Override
      public Disk.Output create(Path file) throws IOException {
        Disk.Output out = super.create(file);
        return isCopy(file) ? unforced(out) : out;
      }

      @Override
      public void move(Path file, Path to) throws IOException {
        if (isCopy(file)) {
          super.delete(file);
        } else {
          super.move(file, to);
        }
      }

      private boolean isCopy(Path file) {
        return !isOpen && file.toString().endsWith(".journal.new");
      }
    }
  }

  /** Puts what is written again in its place, and does not see to it that it stays there. */
  private static final class UnforcedErasure extends ProcessRules {
    private boolean isErasing;

    @Override
    Disk disk(Disk disk) {
      return new PassingDisk(disk) {
        @Override
        public void forceDirectory(Path folder) throws IOException {
          if (!isErasing) {
            super.forceDirectory(folder);
          }
        }
      };
    }

    @Override
    boolean erase(Journal journal, String value) throws JournalException {
      isErasing = true;
      try {
        return super.erase(journal, value);
      } finally {
        isErasing = false;
      }
    }
  }

  /** A file that ends where it cannot be read. */
  private record Blind(Disk.Input in) implements Disk.Input {
    @Override
    public int read(ByteBuffer into, long at) throws IOException {
      try {
        return in.read(into, at);
      } catch (IOException e) {
        return -1;
      }
    }

    @Override
    public long size() throws IOException {
      return in.size();
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
