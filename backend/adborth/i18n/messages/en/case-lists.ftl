# A list of cases as a file: the same words as on the web pages.

grid-cases = Cases
grid-file = cases

grid-column-reference = Reference
grid-column-tracker_ref = Tracker reference
grid-column-kind = Kind
grid-column-state = State
grid-column-service = Service
grid-column-team = Team
grid-column-theme = Theme
grid-column-channel = How received
grid-column-assigned_to = Assigned to
grid-column-received_on = Received on
grid-column-receipted_on = Receipt sent
grid-column-next_due_on = Next due
grid-column-next_clock = What is due
grid-column-working_days_left = Working days left
grid-column-restricted = Restricted

grid-kind-complaint = Complaint
grid-kind-representation = Representation
grid-kind-enquiry = Enquiry
grid-kind-comment = Comment

grid-state-informal = Informal
grid-state-resolved = Resolved
grid-state-stage_1 = Stage 1
grid-state-stage_1_responded = Stage 1 answered
grid-state-stage_2_requested = Stage 2 requested
grid-state-stage_2 = Stage 2
grid-state-stage_2_responded = Stage 2 answered
grid-state-ombudsman = Ombudsman
grid-state-withdrawn = Withdrawn
grid-state-closed = Closed

grid-clock-receipt = Receipt
grid-clock-enquiry_resolution = Enquiry resolved
grid-clock-stage_1_acknowledgement = Stage 1 acknowledgement
grid-clock-stage_1_discussion = Stage 1 discussion
grid-clock-stage_1_written_terms = Stage 1 written terms
grid-clock-stage_1_response = Stage 1 response
grid-clock-stage_2_acknowledgement = Stage 2 acknowledgement
grid-clock-stage_2_record = Stage 2 written record
grid-clock-stage_2_response = Stage 2 response
grid-clock-stage_2_long_stop = Stage 2 long stop
grid-clock-ombudsman_acceptance = Time to go to the Ombudsman

grid-is-restricted = Restricted

field-column-twice = A column stands twice.
    .mend = Name each column once.
