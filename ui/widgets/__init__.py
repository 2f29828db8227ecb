"""Generic controls of the window. They know nothing of residents: values in, signals out, nothing echoes.

Import each from its module. Controls take `name=` (the object name) and all follow theme and text size by themselves.

Words      text.Text("Joyce", "h1", color="text.2", elide=True); set_strong("part") makes a part semibold
Layout     layouts.row(a, b, None, c, gap=12), layouts.column(...), layouts.held(layout, plane="table")
           card.Card("Vandaag", icon="sun", note="3 afspraken", divided=True, padding=0).add(...); .body
           card.SectionTitle("Stappen", trailing=...), card.Rule(strong=True), card.Icon("phone", size=18)
           scroll_column.ScrollColumn(name="column_left", width=236).add(card)
Buttons    buttons.primary("Verder gaan", icon="pencil", name="button_continue", on_click=f), secondary, quiet, link
           buttons.ReasonedButton(button).set_reason("Nog één handtekening")
Forms      form_row.FormRow("Voornaam", field, help="...").set_error("...")
           fields.LineField(name=, placeholder=, icon=, key_hint=, secret=), fields.TextArea(lines=2, table=True):
           text_committed(str), set_text, text(), commit(), dirty
           fields.DropDown([(value, "words", "icon")]): value_changed, value(), set_value
           date_field.DateField(today=session.today, direction=Direction.AHEAD): date_committed(date|None), set_value
Choices    choices.Option(value=, label=, icon=, note=, description=, key="g")
           choices.SegmentedChoice, RadioList, RadioRow + ColumnHeads; level_scale.LevelScale; score_keys.ScoreKeys;
           ladder.LadderRow + ladder_options(): value_changed(value), value(), set_value, set_error
           checks.CheckBox, CheckTile, TalkToggle, LegendToggle: value_changed(bool), value(), set_value
           checks.ChipSet: values_changed(tuple), values(), set_values
Status     status.StatusIcon(Status.DONE), TaskList(rows).chosen(id), MissingItem(title, reason, action=),
           StageTrack(current=4, words="Plan"), LabelChip("nog 2 dagen", LabelKind.ATTENTION)
Messages   banner.Banner().show_message("...", strong="...", tone=, buttons=(("later", "Later"),)); chosen(name)
           empty_state.EmptyState("...", buttons=(("new", "Nieuw dossier"),)); chosen(name)
           word_hint.WordHint(field).suggest("faciliteert", "betaalt"): accepted(word, better), dismissed(word)
Pictures   sum_bar.SumBar([Share(label=, count=, icon=)]), timeline.Timeline([Moment(day=, words=, mark=)])
           checks.LineSample(web.RESIDENT, "Joyce"), level_scale.LevelBars(3)
           web_view.WebView(rings=, label_role=): set_axes, set_series([WebSeries(style=, values=, name=)]),
           set_talk(axes), show_names(axis), set_active(axis), describe(name, sentence);
           value_chosen(axis, value), value_dragged(axis, value), axis_chosen(axis), talk_requested, next_requested
           signature_pad.SignaturePad(): strokes_changed(strokes), strokes, set_strokes, signed, clear, take_back,
           set_current, set_caption, set_locked
           pdf_view.PdfPageView(tasks).set_document(bytes); go_to, page_changed; pdf_pages.print_pdf(bytes, printer)
Window     focus_ring.FocusRing(window): one per top-level window
"""
