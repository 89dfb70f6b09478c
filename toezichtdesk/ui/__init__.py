"""The windows: Qt Widgets, one package per page. They ask and show; they hold no rule."""
