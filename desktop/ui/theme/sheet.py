"""The style sheet made from the tokens: only for what Qt's own widgets draw."""

from desktop.ui.theme.tokens import Tokens


def style_sheet(t: Tokens, scale: float) -> str:
    """QSS for these colours. `scale` multiplies every size of a control."""

    def px(n: float) -> str:
        return f"{round(n * scale)}px"

    return f"""
QWidget {{ color: {t.text}; }}
QMainWindow, QDialog, QWidget#page, QStackedWidget {{ background: {t.window}; }}
QLabel {{ background: transparent; padding: 0; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.field}; padding: {px(4)}; }}

QLineEdit, QPlainTextEdit, QComboBox, QDateEdit, QSpinBox {{
    background: {t.surface}; color: {t.text}; placeholder-text-color: {t.text_2};
    border: 1px solid {t.field}; border-radius: {px(4)};
    selection-background-color: {t.accent}; selection-color: {t.on_accent};
}}
QLineEdit, QDateEdit, QSpinBox {{ min-height: {px(30)}; padding: 0 {px(8)}; }}
QComboBox {{ min-height: {px(30)}; padding: 0 {px(10)}; }}
QPlainTextEdit {{ padding: {px(4)} {px(6)}; }}
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{
    border-color: {t.accent};
}}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled {{
    color: {t.disabled}; background: {t.window}; border-color: {t.line};
}}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{ border-color: {t.bad}; }}
QComboBox {{ padding-right: {px(30)}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: {px(28)}; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.field}; outline: none;
    selection-background-color: {t.selection}; selection-color: {t.on_selection};
}}
QComboBox QAbstractItemView::item {{ min-height: {px(28)}; padding: 0 {px(8)}; }}

QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: none; outline: none; }}
QTableView {{ background: {t.window}; }}
QAbstractItemView::item:selected {{ background: {t.selection}; color: {t.on_selection}; }}

QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: {t.sunken}; width: {px(12)}; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: {t.sunken}; height: {px(12)}; margin: 0; border: none; }}
QScrollBar::handle {{ background: {t.field}; border-radius: {px(3)}; margin: {px(3)}; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}

QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.field}; padding: {px(4)}; }}
QMenu::item {{ padding: {px(6)} {px(16)}; border-radius: {px(3)}; }}
QMenu::item:selected {{ background: {t.selection}; color: {t.on_selection}; }}
QCalendarWidget QWidget {{ background: {t.surface}; alternate-background-color: {t.sunken}; }}
QCalendarWidget QToolButton {{ color: {t.text}; background: {t.surface}; padding: {px(4)}; }}
"""
