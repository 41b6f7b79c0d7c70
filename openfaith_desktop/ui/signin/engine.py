"""The web page inside the window: QtWebEngine with everything refused that signing in doesn't need.

The only module that imports QtWebEngine, which many computers don't have and no other screen needs; it is imported by
`browser.py` when a person signs in. Nothing of it is kept: the profile lives in memory and ends with the page.
Source: Qt WebEngine's documentation, RFC 8252.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum

import shiboken6
from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineClientCertificateSelection,
    QWebEngineDesktopMediaRequest,
    QWebEngineDownloadRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineHistory,
    QWebEngineLoadingInfo,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineWebAuthUxRequest,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

from openfaith_desktop.auth.pages import Pages, Verdict

Attribute = QWebEngineSettings.WebAttribute
OFF = (
    Attribute.AllowRunningInsecureContent,
    Attribute.AllowWindowActivationFromJavaScript,
    Attribute.DnsPrefetchEnabled,
    Attribute.ErrorPageEnabled,
    Attribute.FullScreenSupportEnabled,
    Attribute.HyperlinkAuditingEnabled,
    Attribute.JavascriptCanAccessClipboard,
    Attribute.JavascriptCanOpenWindows,
    Attribute.JavascriptCanPaste,
    Attribute.LocalContentCanAccessFileUrls,
    Attribute.LocalContentCanAccessRemoteUrls,
    Attribute.NavigateOnDropEnabled,
    Attribute.PdfViewerEnabled,
    Attribute.PluginsEnabled,
    Attribute.ScreenCaptureEnabled,
)

OURS = (-3, -20, -202)
"""Chromium's errors for what was given up, blocked or without a good certificate: it is said already."""


class Refused(StrEnum):
    """What a page wanted and didn't get."""

    UNENCRYPTED = "unencrypted"
    ELSEWHERE = "elsewhere"
    ODD = "odd"
    WINDOW = "window"
    DOWNLOAD = "download"
    FILE = "file"
    PERMISSION = "permission"
    PASSKEY = "passkey"
    CERTIFICATE = "certificate"


_REASONS = {
    Verdict.UNENCRYPTED: Refused.UNENCRYPTED,
    Verdict.ELSEWHERE: Refused.ELSEWHERE,
    Verdict.ODD: Refused.ODD,
}


class _Gate(QWebEngineUrlRequestInterceptor):
    """Looks at every request once more before it leaves, those of a page's parts and workers too."""

    def __init__(self, pages: Pages, is_answer: Callable[[str], bool]) -> None:
        super().__init__()
        self._pages, self._is_answer = pages, is_answer

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802
        """Block what isn't allowed, and above all the answer: it is for us, not for the network."""
        asked = address(info.requestUrl())
        kind = QWebEngineUrlRequestInfo.ResourceType
        is_page = info.resourceType() in (
            kind.ResourceTypeMainFrame,
            kind.ResourceTypeNavigationPreloadMainFrame,
        )
        fine = self._pages.judge(asked) is Verdict.FINE if is_page else self._pages.may_fetch(asked)
        inside = not is_page and info.requestUrl().scheme() in ("data", "blob", "about")
        if self._is_answer(asked) or not (fine or inside):
            info.block(True)


class _Page(QWebEnginePage):
    """The page. `answered` brings the address that ends the sign-in, which is never asked for."""

    answered = Signal(str)
    refused = Signal(str, str)
    """A `Refused`, and what it was about: a host, or nothing."""

    def __init__(self, profile: QWebEngineProfile, pages: Pages, is_answer: Callable[[str], bool]) -> None:
        super().__init__(profile)
        self._pages, self._is_answer = pages, is_answer
        settings = self.settings()
        for attribute in OFF:
            settings.setAttribute(attribute, False)
        settings.setAttribute(Attribute.WebRTCPublicInterfacesOnly, True)
        settings.setUnknownUrlSchemePolicy(
            QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
        )
        self.certificateError.connect(self._certificate)
        self.permissionRequested.connect(self._permission)
        self.fileSystemAccessRequested.connect(self._files)
        self.registerProtocolHandlerRequested.connect(self._handler)
        self.desktopMediaRequested.connect(self._screen)
        self.selectClientCertificate.connect(self._own_certificate)
        self.fullScreenRequested.connect(self._full_screen)
        self.webAuthUxRequested.connect(self._passkey)

    # --- where it goes -----------------------------------------------------------------------------

    def acceptNavigationRequest(  # noqa: N802
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main: bool
    ) -> bool:
        """Let it go to the system's own pages, and catch the answer before it is asked for."""
        asked = address(QUrl(url))
        if self._is_answer(asked):
            if is_main:
                self.answered.emit(asked)
            return False
        if not is_main:
            return self._pages.may_fetch(asked) or asked in ("about:blank", "about:srcdoc")
        verdict = self._pages.judge(asked)
        if verdict is not Verdict.FINE:
            self.refused.emit(_REASONS[verdict], QUrl(url).host())
        return verdict is Verdict.FINE

    def createWindow(  # noqa: N802  # type: ignore[reportIncompatibleMethodOverride]
        self, kind: QWebEnginePage.WebWindowType
    ) -> QWebEnginePage | None:
        """Open no window."""
        self.refused.emit(Refused.WINDOW, "")
        return None

    # --- what it asks for --------------------------------------------------------------------------

    def chooseFiles(  # noqa: N802
        self, mode: QWebEnginePage.FileSelectionMode, old: Sequence[str], kinds: Sequence[str]
    ) -> list[str]:
        """Give no file."""
        self.refused.emit(Refused.FILE, "")
        return []

    def javaScriptAlert(self, origin: QUrl | str, text: str) -> None:  # noqa: N802
        """Show no dialog."""

    def javaScriptConfirm(self, origin: QUrl | str, text: str) -> bool:  # noqa: N802
        """Show no dialog; let it go on."""
        return True

    def javaScriptPrompt(self, origin: QUrl | str, text: str, given: str) -> tuple[bool, str]:  # noqa: N802  # type: ignore[override]
        """Show no dialog."""
        return False, ""

    def javaScriptConsoleMessage(  # noqa: N802
        self, level: QWebEnginePage.JavaScriptConsoleMessageLevel, text: str, line: int, source: str
    ) -> None:
        """Write nothing of it down: addresses are in it."""

    def _certificate(self, error: QWebEngineCertificateError) -> None:
        error.rejectCertificate()
        if error.isMainFrame():
            self.refused.emit(Refused.CERTIFICATE, error.url().host())

    def _permission(self, asked: QWebEnginePermission) -> None:
        asked.deny()
        self.refused.emit(Refused.PERMISSION, "")

    def _files(self, asked: QWebEngineFileSystemAccessRequest) -> None:
        asked.reject()
        self.refused.emit(Refused.FILE, "")

    def _handler(self, asked: QWebEngineRegisterProtocolHandlerRequest) -> None:
        asked.reject()
        self.refused.emit(Refused.PERMISSION, "")

    def _screen(self, asked: QWebEngineDesktopMediaRequest) -> None:
        asked.cancel()
        self.refused.emit(Refused.PERMISSION, "")

    @staticmethod
    def _own_certificate(asked: QWebEngineClientCertificateSelection) -> None:
        asked.selectNone()

    @staticmethod
    def _full_screen(asked: QWebEngineFullScreenRequest) -> None:
        asked.reject()

    def _passkey(self, asked: QWebEngineWebAuthUxRequest) -> None:
        asked.cancel()
        self.refused.emit(Refused.PASSKEY, "")


class Engine(QObject):
    """A page with its profile and its view, for one attempt. `close` ends all three, in the right order."""

    answered = Signal(str)
    refused = Signal(str, str)
    moved = Signal(str)
    """The address shown changed."""
    began = Signal()
    loaded = Signal()
    broke = Signal()
    """A page couldn't be had: no network, or no answer."""
    crashed = Signal()

    def __init__(self, pages: Pages, is_answer: Callable[[str], bool], parent: QWidget) -> None:
        super().__init__()
        self.profile = QWebEngineProfile()  # without a name it keeps nothing
        self.profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.MemoryHttpCache)
        self.profile.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
        self.profile.setPersistentPermissionsPolicy(
            QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
        )
        self.profile.setPushServiceEnabled(False)
        self._gate = _Gate(pages, is_answer)
        self.profile.setUrlRequestInterceptor(self._gate)
        self.profile.downloadRequested.connect(self._download)
        self.page = _Page(self.profile, pages, is_answer)
        self.view = QWebEngineView(parent)
        self.view.setObjectName("signInPage")
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.view.setPage(self.page)
        self.page.answered.connect(self.answered)
        self.page.refused.connect(self.refused)
        self.page.urlChanged.connect(lambda url: self.moved.emit(address(url)))
        self.page.loadingChanged.connect(self._loading)
        self.page.renderProcessTerminated.connect(self._ended)
        self._closing = False

    def load(self, url: str) -> None:
        """Begin at an address."""
        self.page.load(QUrl(url))

    @property
    def history(self) -> QWebEngineHistory:
        """Where it has been."""
        return self.page.history()

    def back(self) -> None:
        """Go a page back."""
        self.page.triggerAction(QWebEnginePage.WebAction.Back)

    def forward(self) -> None:
        """Go a page forward."""
        self.page.triggerAction(QWebEnginePage.WebAction.Forward)

    def reload(self) -> None:
        """Ask for the page again."""
        self.page.triggerAction(QWebEnginePage.WebAction.Reload)

    def shows_something(self) -> bool:
        """Return whether anything is painted: any two spots of the view differ."""
        picture = self.view.grab().toImage()
        if picture.isNull():
            return False
        flat = picture.copy()
        flat.fill(picture.pixelColor(0, 0))
        return picture != flat

    def close(self) -> None:
        """End page, profile and view. Not from within one of the page's own calls."""
        self._closing = True
        for one in (self.page, self.profile, self.view):
            if shiboken6.isValid(one):
                shiboken6.delete(one)

    def _loading(self, info: QWebEngineLoadingInfo) -> None:
        status = QWebEngineLoadingInfo.LoadStatus
        if info.status() is status.LoadStartedStatus:
            self.began.emit()
        elif info.status() is status.LoadSucceededStatus:
            self.loaded.emit()
        elif info.status() is status.LoadFailedStatus and info.errorCode() not in OURS:
            self.broke.emit()

    def _download(self, asked: QWebEngineDownloadRequest) -> None:
        asked.cancel()
        self.refused.emit(Refused.DOWNLOAD, "")

    def _ended(self, status: QWebEnginePage.RenderProcessTerminationStatus, code: int) -> None:
        if not self._closing:
            self.crashed.emit()


def address(url: QUrl) -> str:
    """Return an address as it would be asked for."""
    return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)  # type: ignore[arg-type]
