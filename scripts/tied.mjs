// Preloaded in the server: the channel closes when its launcher dies, even by kill -9, and the port must not stay taken.
process.on('disconnect', () => process.exit(0));
process.channel?.unref();
