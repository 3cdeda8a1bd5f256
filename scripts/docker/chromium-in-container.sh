#!/bin/sh
# Containers forbid the user namespaces that Chromium's own sandbox is made of; the container is the sandbox
# here: no root, no script in any page, and every request but data: is refused by the application.
exec /usr/bin/chromium-headless-shell --no-sandbox "$@"
