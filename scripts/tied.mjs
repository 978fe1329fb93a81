const launcher = Number(process.env.MAILLAGE_LANCEUR);

// The workers of a tool inherit this preload: their channel is their own affair.
if (process.ppid === launcher) {
  // The channel closes at once when the launcher dies, but a tool may also close it itself: only the first changes our parent.
  process.on('disconnect', () => {
    setInterval(() => {
      if (process.ppid !== launcher) process.exit(0);
    }, 20).unref();
  });
  process.channel?.unref();
}
