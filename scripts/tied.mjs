const launcher = process.ppid;

// The channel closes at once when the launcher dies, but a program may also close it itself: only the first changes our parent.
process.on('disconnect', () => {
  setInterval(() => {
    if (process.ppid !== launcher) process.exit(0);
  }, 20).unref();
});
process.channel?.unref();
