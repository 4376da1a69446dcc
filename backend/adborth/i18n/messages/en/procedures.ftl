# The clocks of the procedure, and where each comes from.
clock-receipt = Receipt
clock-enquiry_resolution = Enquiry resolved
clock-stage_1_acknowledgement = Stage 1 acknowledgement
clock-stage_1_discussion = Stage 1 discussion
clock-stage_1_written_terms = Stage 1 written terms of resolution
clock-stage_1_response = Stage 1 response
clock-stage_2_acknowledgement = Stage 2 acknowledgement
clock-stage_2_record = Stage 2 written record sent for agreement
clock-stage_2_response = Stage 2 response
clock-stage_2_long_stop = Stage 2 long stop
clock-ombudsman_acceptance = Time to go to the Ombudsman

source-receipt = Local target: receipt of any correspondence
source-enquiry_resolution = Local target: enquiries resolved
source-stage_1_acknowledgement = Social Services Complaints Procedure (Wales) Regulations 2014, regulation 15(2)
source-stage_1_discussion = Social Services Complaints Procedure (Wales) Regulations 2014, regulation 16(3)
source-stage_1_written_terms = Social Services Complaints Procedure (Wales) Regulations 2014, regulation 16(5)
source-stage_1_response = Local target: the reported Stage 1 response
source-stage_2_acknowledgement = Welsh Government guidance of August 2014
source-stage_2_record = Welsh Government guidance of August 2014
source-stage_2_response = Social Services Complaints Procedure (Wales) Regulations 2014, regulations 17 to 19
source-stage_2_long_stop = Welsh Government guidance of August 2014
source-ombudsman_acceptance = Fact sheet of the Public Services Ombudsman for Wales

error-procedure-missing = There is no version { $version } of the procedure.
    .title = No such version
error-timetable-wrong = The timetable in { $file } cannot be used: { $fault }.
    .title = Wrong timetable
error-targets-missing = There is no set of local targets with the number { $number }.
    .title = No such targets
error-targets-exist = From { $valid_from } on other local targets are to count already. Withdraw those first, or choose another day.
    .title = Targets for that day already
error-targets-count = These targets count already or were withdrawn. What has begun is not measured anew: set new ones from a day to come.
    .title = Too late to withdraw
error-targets-wrong = These targets cannot be set.
    .title = Targets to be mended

field-targets-not-ahead = That day has begun.
    .mend = Choose a day to come, so that what has begun keeps its targets.
field-target-not-local = The law sets the length of this clock.
    .mend = Only local targets can be changed here.
field-targets-as-before = Nothing would change.
    .mend = Give at least one target another length.
