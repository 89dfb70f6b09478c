"""The windows: Qt Widgets, one package per page. They ask and show, and contain no rules."""
