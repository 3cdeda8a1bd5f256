// Loaded into the server by the commands that start it: if they are killed, the server does not stay behind.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
